import Testing
import Tron
import TronNode

@testable import PaymentEngine
@testable import PaymentModel
@testable import Payments
@testable import Simulation

extension SignedContentTests {
    @Test("a payout's memo, recipient and amount are in what is sent, in its second attempt as well")
    func throughTheEngine() async throws {
        var order = PayoutOrder(route: .v0, recipient: Self.to, amount: Samples.amount(5_000_000))
        order.memo = "invoice 4711"
        let payout = Payout(
            id: Samples.identifier(2), order: order, wallet: Samples.wallet, status: .pending,
            approvalsRequired: 0, createdBy: "payroll", createdAt: Samples.now)
        try await system.commit {
            $0.wallets = [try system.sealedWallet()]
            $0.payouts = [payout]
        }
        var node = try TestSystem.richNode()
        _ = try await system.on(node).engine.follower.step()
        _ = try await system.on(node).engine.dispatcher.step()
        let id = try #require(try await system.store.payout(payout.id)?.transactionID)
        // No block has it, and the chain goes on past its expiration.
        node.chain = try TestSystem.chain(200)
        node.solidified = 150
        _ = try await system.on(node).engine.follower.step()
        _ = try await system.on(node).engine.expirer.step()

        let record = try #require(try await system.store.transaction(id))
        #expect(
            record.attempts.map(\.number) == [1, 2] && record.attempts.map(\.provenDead) == [true, false])
        let transactions = try record.attempts.map { try SignedTransaction(decoding: $0.signedBytes) }
        for transaction in transactions {
            #expect(transaction.raw.memo == Array("invoice 4711".utf8))
            #expect(
                transaction.raw.contract
                    == payout.intent.contract(from: Self.owner))
            #expect(transaction.raw.feeLimit > .zero)
        }
        #expect(transactions[0].raw.timestamp < transactions[1].raw.timestamp)
        #expect(try await system.store.signingClock(Samples.wallet.id)?.last == transactions[1].raw.timestamp)
        for (key, units) in record.reservation.counters(of: Samples.wallet.id) {
            #expect(
                try await system.store.counter(key) == units, "the second attempt's is held, and nothing else"
            )
        }
    }
}
