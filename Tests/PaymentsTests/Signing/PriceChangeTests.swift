import Synchronization
import Testing
import Tron
import TronNode

@testable import PaymentEngine
@testable import PaymentModel
@testable import Payments
@testable import Simulation

/// A node whose prices a test raises while it runs.
private final class PricedNode: ForwardingNode, NodeGroup, UnaskedQueries, @unchecked Sendable {
    let prices: Mutex<[String: Int64]>

    init(_ node: StubNode) {
        prices = Mutex(node.parameters)
        super.init(node)
    }

    override func chainParameters() async throws(NodeError) -> ChainParameters {
        ChainParameters(values: prices.withLock(\.self))
    }

    func oneNode() async throws(NodeError) -> any NodeAPI { self }

    func health() async -> [NodeHealth] { [] }
}

@Suite("Prices that change between an order and its signature")
struct PriceChangeTests {
    private let system: TestSystem

    init() throws {
        system = try TestSystem()
    }

    /// A transfer of USDT, ordered, and signed seconds later, with `prices` set in between.
    private func signed(
        after pause: Duration, prices: [String: Int64]
    ) async throws -> (ordered: TransactionRecord, signed: TransactionRecord) {
        try await system.commit { $0.wallets = [try system.sealedWallet()] }
        let node = PricedNode(try TestSystem.richNode())
        let running = system.on(node)
        _ = try await running.engine.follower.step()
        // The prices are known already when the order comes.
        _ = try await running.services.transfers.order(
            transfer, by: TestSystem.caller, idempotency: nil)
        _ = try await running.engine.dispatcher.step()
        system.clock.move(by: .seconds(10))
        let ordered = try await running.services.transfers.order(
            transfer, by: TestSystem.caller, idempotency: nil)
        system.clock.move(by: pause)
        node.prices.withLock { $0.merge(prices) { $1 } }

        _ = try await running.engine.dispatcher.step()

        let signed = try #require(try await system.store.transaction(ordered.id))
        try #require(signed.status == .signed)
        return (ordered, signed)
    }

    private var transfer: TransferOrder {
        TransferOrder(walletID: Samples.wallet.id, to: Samples.recipient, amount: Samples.amount(1_000_000))
    }

    @Test(
        "a price that was raised is in what is signed, and in what is held",
        arguments: [["getEnergyFee": 300], ["getTransactionFee": 5000], ["getMaxFeeLimit": 30_000_000_000]]
            as [[String: Int64]])
    func raised(prices: [String: Int64]) async throws {
        let (ordered, signed) = try await signed(after: .seconds(4), prices: prices)

        #expect(signed.plan.plannedAt > ordered.plan.plannedAt)
        if prices["getMaxFeeLimit"] == nil { #expect(signed.plan.mostBurnt > ordered.plan.mostBurnt) }
        let attempt = try #require(signed.attempt)
        let transaction = try SignedTransaction(decoding: attempt.signedBytes)
        #expect(transaction.raw.feeLimit == signed.plan.feeLimit)
        if prices["getEnergyFee"] != nil { #expect(signed.plan.feeLimit > ordered.plan.feeLimit) }
        for (key, units) in signed.reservation.counters(of: Samples.wallet.id) {
            #expect(try await system.store.counter(key) >= units)
        }
    }

    @Test("a plan of the same prices is signed as it is")
    func same() async throws {
        let (ordered, signed) = try await signed(after: .seconds(4), prices: [:])

        #expect(signed.plan == ordered.plan)
    }

    @Test("a plan of before the process started is made again")
    func restarted() async throws {
        try await system.commit { $0.wallets = [try system.sealedWallet()] }
        let node = try TestSystem.richNode()
        let first = system.on(node)
        _ = try await first.engine.follower.step()
        let ordered = try await first.services.transfers.order(
            transfer, by: TestSystem.caller, idempotency: nil)
        system.clock.move(by: .seconds(4))
        var dearer = node
        dearer.parameters["getEnergyFee"] = 300

        _ = try await system.on(dearer).engine.dispatcher.step()

        let signed = try #require(try await system.store.transaction(ordered.id))
        #expect(signed.status == .signed && signed.plan.feeLimit > ordered.plan.feeLimit)
    }
}
