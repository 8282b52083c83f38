import Simulation
import Synchronization
import Tron
import TronNode

@testable import PaymentModel
@testable import Payments

/// Records and values for the tests of decisions, all made from small numbers.
enum Samples {
    static let now = Timestamp(milliseconds: 1_700_000_000_000)
    static let later = now.adding(.seconds(60))
    /// USDT of the development network.
    static let usdt = Token(usdt: NetworkName.devnet.usdtContract ?? .blackHole)
    static let usdtContract = usdt.contract
    static let recipient = address(901)

    /// Bytes that depend on `seed` only.
    struct Source: RandomSource {
        let seed: UInt64
        func bytes(_ count: Int) -> [UInt8] {
            var state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1
            return (0..<count).map { _ in
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                return UInt8(truncatingIfNeeded: state >> 33)
            }
        }
    }

    /// Other bytes each time.
    final class Stream: RandomSource {
        private let next = Mutex<UInt64>(1000)
        func bytes(_ count: Int) -> [UInt8] {
            let seed = next.withLock { next in
                next += 1
                return next
            }
            return Source(seed: seed).bytes(count)
        }
    }

    static func key(_ seed: UInt64) -> PrivateKey { PrivateKey { Source(seed: seed).bytes($0) } }
    static func address(_ seed: UInt64) -> Address { key(seed).address }
    static func identifier<Subject>(_ seed: UInt64) -> Identifier<Subject> {
        Identifier(at: now, random: Source(seed: seed))
    }

    static let wallet = Wallet(
        id: identifier(1), name: "payroll", kind: .local, address: address(1), network: .devnet,
        createdAt: now)

    static func amount(_ units: Int64, _ asset: Asset = .usdt) -> AssetAmount {
        AssetAmount(asset, units: units) ?? .zero(asset)
    }

    static let plan = FeePlan(
        energy: 65_000, bandwidth: 345, feeLimit: Sun(15_000_000), mostBurnt: Sun(15_345_000),
        stakedEnergy: 0,
        plannedAt: now)

    static func payout(_ seed: UInt64 = 2) -> Payout {
        Payout(
            id: identifier(seed),
            order: PayoutOrder(route: .v0, recipient: recipient, amount: amount(5_000_000)),
            wallet: wallet, status: .pending, approvalsRequired: 0, createdBy: "payroll", createdAt: now)
    }

    static func attempt(_ number: Int, isSigned: Bool = true) throws -> Attempt {
        let raw = RawTransaction(
            reference: BlockReference(bytes: [0, 1], hash: [1, 2, 3, 4, 5, 6, 7, 8]),
            expiration: ChainTime(milliseconds: now.milliseconds + Int64(number) * 120_000),
            timestamp: ChainTime(milliseconds: now.milliseconds + Int64(number)),
            contract: .transfer(TransferContract(owner: wallet.address, to: recipient, amount: Sun(5))))
        return Attempt(
            number: number,
            transaction: isSigned ? try key(1).sign(raw) : SignedTransaction(raw: raw, signatures: []),
            referenceBlock: 100, signedAt: now,
            estimate: plan)
    }

    static func block(_ number: Int64, fork: UInt8 = 7, at milliseconds: Int64? = nil) throws -> NodeBlock {
        NodeBlock(
            id: try BlockID(number: BlockNumber(number), headerHash: [UInt8](repeating: fork, count: 32)),
            parentHash: "",
            timestamp: ChainTime(milliseconds: milliseconds ?? now.milliseconds + number * 3000),
            transactionIDs: [])
    }

    static func inclusion(_ number: Int64) throws -> Inclusion {
        let block = try block(number)
        return Inclusion(block: block.id, time: block.timestamp)
    }

    /// A record as it is in `status`: with one attempt where one was signed.
    static func record(_ status: TransactionStatus, payout: PayoutID? = nil) throws -> TransactionRecord {
        guard let reservation = Reservation(amount: amount(5_000_000), plan: plan) else {
            throw SampleError.doesNotFit
        }
        var record = TransactionRecord(
            id: identifier(3), wallet: wallet,
            intent: .tokenTransfer(to: recipient, amount: amount(5_000_000)),
            memo: nil, feeLimit: nil, plan: plan, reservation: reservation, metadata: [:], payoutID: payout,
            priority: 5, createdBy: "payroll", createdAt: now)
        record.status = status
        switch status {
        case .queued, .cancelled: break
        case .awaitingSignature: record.attempts = [try attempt(1, isSigned: false)]
        case .signed, .broadcast, .confirmed, .failed: record.attempts = [try attempt(1)]
        case .included:
            record.attempts = [try attempt(1)]
            record.inclusion = try inclusion(101)
        case .expired:
            record.attempts = [try attempt(1)]
            record.attempts[0].provenDead = true
        }
        return record
    }

    /// The proof that `id` is in no block, by a node whose solidified block is past every sample's expiration.
    static func proof(of id: TransactionID) throws -> ProofOfAbsence {
        let block = try block(500, at: now.milliseconds + 10_000_000)
        guard
            let proof = ProofOfAbsence(
                of: id, expiring: ChainTime(milliseconds: now.milliseconds),
                from: .init(before: block.mark, isKnown: false, after: block.mark))
        else { throw SampleError.noProof }
        return proof
    }

    static func receipt(of id: TransactionID, _ outcome: ContractResult?) -> TransactionReceipt {
        var receipt = TransactionReceipt(
            id: id, blockNumber: 110, blockTime: ChainTime(milliseconds: now.milliseconds + 330_000))
        receipt.outcome = outcome
        receipt.isMarkedFailed = outcome != nil && outcome != .success
        receipt.fee = Sun(6_773_500)
        return receipt
    }
}

enum SampleError: Error {
    case doesNotFit, noProof
}

/// A clock that stands, and never sleeps long.
final class StandingClock: ServiceClock {
    private let time = Mutex(Samples.now)

    func now() -> Timestamp { time.withLock(\.self) }

    func move(by duration: Duration) { time.withLock { $0 = $0.adding(duration) } }

    func sleep(for duration: Duration) async throws {
        try Task.checkCancellation()
        move(by: duration)
        await Task.yield()
    }
}
