import Simulation
import Testing
import Tron
import TronNode

@testable import PaymentModel
@testable import Payments

@Suite("What a settled transaction moved")
struct MovementTests {
    private static let trx = Samples.amount(7_000_000, .trx)
    private static let intents: [(intent: TransactionIntent, payment: Int64?)] = [
        (.tokenTransfer(to: Samples.recipient, amount: Samples.amount(5)), -5),
        (.trxTransfer(to: Samples.recipient, amount: trx), -7_000_000),
        (.stake(.energy, amount: trx), -7_000_000),
        (.tokenApprove(Samples.usdt, spender: Samples.recipient, allowance: .amount(Samples.amount(5))), nil),
        (.unstake(.energy, amount: trx), nil),
        (.delegate(.energy, to: Samples.recipient, amount: trx, lockBlocks: nil), nil),
        (.undelegate(.energy, from: Samples.recipient, amount: trx), nil),
    ]

    @Test("is what left the balance: no allowance, no stake that is lent or taken back", arguments: intents)
    func payment(intent: TransactionIntent, payment: Int64?) throws {
        var record = TransactionRecord(
            id: Samples.identifier(3), wallet: Samples.wallet, intent: intent, memo: nil, feeLimit: nil,
            plan: Samples.plan, reservation: .nothing, metadata: [:], payoutID: nil, priority: 5,
            createdBy: "payroll", createdAt: Samples.now)
        let attempt = try Samples.attempt(1)
        _ = record.handle(.signed(attempt), at: Samples.now)
        _ = record.handle(.settled(Samples.receipt(of: attempt.txID, .success)), at: Samples.later)

        let movements = record.movements

        #expect(movements.first { $0.kind == .payment }?.units == payment)
        #expect(movements.first { $0.kind == .fee }?.units == -6_773_500)
    }

    @Test("what came back from stake, and rewards, are movements of their own with their transaction")
    func withdrawals() throws {
        var record = try Samples.record(.broadcast)
        let id = try #require(record.attempt?.txID)
        var receipt = Samples.receipt(of: id, nil)
        (receipt.withdrawnExpired, receipt.unfrozen, receipt.withdrawn) = (300, 20, 7)
        _ = record.handle(.settled(receipt), at: Samples.later)

        let units = Dictionary(record.movements.map { ($0.kind, $0.units) }) { first, _ in first }

        #expect(units[.unstake] == 320 && units[.reward] == 7)
        #expect(
            record.movements.filter { [.unstake, .reward].contains($0.kind) }.allSatisfy { $0.asset == .trx })
        #expect(record.receipt?.unstaked == Sun(320) && record.receipt?.rewarded == Sun(7))
    }
}
