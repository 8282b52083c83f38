import Logging
import Testing
import Tron

@testable import PaymentEngine
@testable import PaymentModel
@testable import Payments
@testable import Simulation

extension FairnessTests {
    @Test("more wallets than one step serves are all served in a few, and then from the beginning")
    func manyWallets() async throws {
        let count = UInt64(Dispatcher.Limits.walletsPerStep * 2 + 3)
        let wallets = try (0..<count).map { try wallet(200 + $0) }
        var change = Change()
        change.wallets = wallets
        change.payouts = wallets.enumerated().map {
            payout(100_000 + UInt64($0.offset), from: $0.element, priority: 5)
        }
        try await store.commit(change)
        var configuration = PaymentConfiguration(network: .devnet, masterKey: masterKey)
        configuration.blockTrust = .nodes
        configuration.assets = .usdt(Samples.usdtContract)
        var node = StubNode(trx: 10_000_000_000_000)
        node.chain = try (0...30).map { try Samples.block($0) }
        node.solidified = 10
        node.activated = Set(wallets.map(\.address))
        let engine = PaymentSystem(
            configuration: configuration, store: store, node: node, clock: StandingClock(),
            random: Samples.Stream(), logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        ).engine
        _ = try await engine.follower.step()

        for _ in 1...3 { _ = try await engine.dispatcher.step() }
        for payout in change.payouts {
            #expect(try await store.payout(payout.id)?.status == .processing)
        }
        var late = Change()
        late.payouts = [payout(300_000, from: wallets[0], priority: 5)]
        try await store.commit(late)
        #expect(try await engine.dispatcher.step())
        #expect(try await store.payout(late.payouts[0].id)?.status == .processing)
    }
}
