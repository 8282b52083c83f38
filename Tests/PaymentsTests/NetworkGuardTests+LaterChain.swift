import Logging
import Synchronization
import Testing
import Tron
import TronNode

@testable import PaymentModel
@testable import Payments
@testable import Simulation

extension NetworkGuardTests {
    @Test("a store belongs to one chain, whatever the configuration says")
    func storesChain() async throws {
        let store = MemoryStore()
        var change = Change()
        var position = FollowerPosition(version: 0, solidified: try Samples.inclusion(7), unsolidified: [])
        position.genesis = try BlockID(parsing: #require(NetworkName.nile.genesisBlockID))
        change.follower = position
        try await store.commit(change)
        let networkGuard = NetworkGuard(
            network: .devnet, assets: .usdt(Samples.usdtContract), node: StubNode(), clock: StandingClock(),
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }, store: store, storeName: "./data"
        )

        let refusal = await #expect(throws: NetworkRefusal.self) { try await networkGuard.check() }

        #expect(
            refusal?.reason == """
                ./data belongs to nile (genesis …90dc); the node is of a chain of its own (genesis …5555). \
                Use another LUCID_DATA_DIR, or a node of that chain.
                """)
        let known = try #require(position.genesis)
        #expect(
            NetworkRefusal.of(store: "./data", belongingTo: known, configuredFor: .mainnet)?.reason == """
                ./data belongs to nile (genesis …90dc); LUCID_NETWORK is mainnet. Use another LUCID_DATA_DIR.
                """)
        #expect(NetworkRefusal.of(store: "./data", belongingTo: known, configuredFor: .nile) == nil)
        #expect(NetworkRefusal.of(store: "./data", belongingTo: known, configuredFor: .devnet) != nil)
    }

    @Test("a node that shows another chain later is an alarm, and is used again once it shows this one")
    func laterChain() async throws {
        let node = ChangingNode(StubNode())
        let clock = StandingClock()
        let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        let alarm = ChainAlarm(clock: clock, logger: logger)
        let networkGuard = NetworkGuard(
            network: .devnet, assets: .usdt(Samples.usdtContract), node: node, clock: clock, logger: logger,
            store: MemoryStore(), alarm: alarm)
        try await networkGuard.check()
        let own = networkGuard.genesis

        node.show("0000000000000000" + String(repeating: "6", count: 48))
        // Nothing is kept yet: what was confirmed is what counts.
        await #expect(throws: NodeError.self) { try await networkGuard.check() }
        #expect(
            !networkGuard.isConfirmed
                && alarm.raised.keys.sorted { $0.rawValue < $1.rawValue } == [.otherChain])
        node.show(own?.hex ?? "")
        try await networkGuard.check()

        #expect(networkGuard.genesis == own && alarm.raised.isEmpty)
    }

    private final class ChangingNode: ForwardingNode, NodeGroup, UnaskedQueries, @unchecked Sendable {
        let genesis = Mutex<String?>(nil)
        func show(_ id: String) { genesis.withLock { $0 = id } }
        func oneNode() async throws(NodeError) -> any NodeAPI { self }
        func health() async -> [NodeHealth] { [] }
        override func block(
            _ selector: BlockSelector, in view: ChainView
        ) async throws(NodeError) -> NodeBlock? {
            guard let id = genesis.withLock(\.self).flatMap({ try? BlockID(parsing: $0) }) else {
                return try await super.block(selector, in: view)
            }
            return NodeBlock(
                id: id, parentHash: "", timestamp: ChainTime(milliseconds: 0), transactionIDs: [])
        }
    }
}
