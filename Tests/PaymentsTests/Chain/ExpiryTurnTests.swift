import Testing
import Tron
import TronNode

@testable import PaymentEngine
@testable import PaymentModel
@testable import Payments
@testable import Simulation

/// Attempts that can't be replaced keep no other wallet's from being replaced.
@Suite("Expired attempts take turns")
struct ExpiryTurnTests {
    private let system: TestSystem

    init() throws {
        system = try TestSystem()
    }

    private func record(_ seed: UInt64, of wallet: Wallet, at second: Int64) throws -> TransactionRecord {
        let raw = RawTransaction(
            reference: BlockReference(bytes: [0, 1], hash: [1, 2, 3, 4, 5, 6, 7, 8]),
            expiration: ChainTime(milliseconds: Samples.now.milliseconds + second * 1000),
            timestamp: ChainTime(milliseconds: Samples.now.milliseconds + Int64(seed)),
            contract: .transfer(TransferContract(owner: wallet.address, to: Samples.recipient, amount: 5)))
        var record = TransactionRecord(
            id: Samples.identifier(seed), wallet: wallet,
            intent: .tokenTransfer(to: Samples.recipient, amount: Samples.amount(5_000_000)), memo: nil,
            feeLimit: nil, plan: Samples.plan,
            reservation: try #require(Reservation(amount: Samples.amount(5_000_000), plan: Samples.plan)),
            metadata: [:], payoutID: nil, priority: 5, createdBy: "payroll", createdAt: Samples.now)
        record.status = .broadcast
        record.attempts = [
            Attempt(
                number: 1, transaction: try Samples.key(1).sign(raw), referenceBlock: 1,
                signedAt: Samples.now,
                estimate: Samples.plan)
        ]
        return record
    }

    @Test(
        "200 of a wallet without TRX, all older, do not hold up one of another, and are asked about ever less"
    )
    func turns() async throws {
        let rich = try system.sealedWallet()
        let poor = Wallet(
            id: Samples.identifier(7), name: "poor", kind: .local, address: Samples.address(7),
            network: .devnet, createdAt: Samples.now)
        let stuck = try (0..<200).map { try record(1000 + $0, of: poor, at: 1) }
        let other = try record(5000, of: rich, at: 5)
        let records = stuck + [other]
        let position = try TestSystem.chain(21)[20]
        try await system.commit { change in
            change.wallets = [rich, poor]
            change.transactions = records
            change.counters = records.flatMap { record in
                record.reservation.counters(of: record.walletID).map {
                    CounterChange(key: $0.key, delta: $0.units)
                }
            }
            change.follower = FollowerPosition(
                version: 0, solidified: Inclusion(block: position.id, time: position.timestamp),
                unsolidified: [])
        }
        let node = try TestSystem.richNode()
        let expirer = try system.on(node).engine.expirer

        for _ in 0..<8 where try await system.store.transaction(other.id)?.attempts.count == 1 {
            _ = try await expirer.step()
        }

        #expect(try await system.store.transaction(other.id)?.attempts.count == 2)
        for _ in 0..<8 { _ = try await expirer.step() }
        let asked = node.requests.count
        for _ in 0..<20 { _ = try await expirer.step() }
        // All wait by now: they are not asked about again at once.
        #expect(node.requests.count == asked)
    }
}
