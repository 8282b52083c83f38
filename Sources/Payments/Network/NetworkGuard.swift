package import Logging
package import PaymentModel
import Synchronization
package import Tron
package import TronNode

/// Why the service refuses the configured node: a mistake in the configuration.
public struct NetworkRefusal: Error, Sendable, CustomStringConvertible {
    /// A sentence for the operator, with the variable to look at.
    public let reason: String
    public var description: String { reason }
}

/// Sees to it that nothing is signed for a network that is not the configured one, on a chain that the store does not belong
/// to, or for a token that is not USDT.
package final class NetworkGuard: Sendable {
    private let network: NetworkName
    private let assets: AssetRegistry
    private let node: any NodeGroup
    /// Whose nodes are left out where they are of another chain.
    private let groups: [any NodeGroup]
    private let clock: any ServiceClock
    private let logger: Logger
    /// The store whose chain must be that of the nodes; nil where there is none yet.
    private let store: (any Store)?
    /// What the store is called in a refusal: where an operator finds it.
    private let storeName: String
    private let alarm: ChainAlarm
    private let state = Mutex(State())

    private struct State {
        /// Of the chain that nodes have shown, as long as one of them shows it.
        var genesis: BlockID?
        /// The one that was shown first: later another chain is an alarm, and no mistake of the configuration.
        var first: BlockID?
        /// Why it is not confirmed, in the nodes' own words.
        var reason = "no node was asked yet"
    }

    /// A guard that has not asked `node` yet. Without `store`, the nodes' chain is compared with the configuration only;
    /// without `groups`, `node` alone is told which of its nodes to leave out.
    package init(
        network: NetworkName, assets: AssetRegistry, node: any NodeGroup, clock: any ServiceClock,
        logger: Logger, store: (any Store)? = nil, storeName: String = "the store",
        alarm: ChainAlarm? = nil, leavingOut groups: [any NodeGroup]? = nil
    ) {
        self.groups = groups ?? [node]
        self.network = network
        self.assets = assets
        self.node = node
        self.clock = clock
        self.logger = logger
        self.store = store
        self.storeName = storeName
        self.alarm = alarm ?? ChainAlarm(clock: clock, logger: logger)
    }

    /// Whether a node has shown to be of the configured network.
    package var isConfirmed: Bool { genesis != nil }

    /// The genesis block of the chain that nodes have shown; nil as long as none has.
    package var genesis: BlockID? { state.withLock(\.genesis) }

    /// Whether a node has shown to be of the configured network since the service was started.
    package var wasConfirmed: Bool { state.withLock { $0.first != nil } }

    /// Why no node can be used, in the nodes' own words.
    package var reason: String { state.withLock(\.reason) }

    /// - Throws: `NodeError.noUsableNode` as long as no node has shown to be of the configured network.
    package func requireConfirmed() throws(NodeError) {
        guard isConfirmed else { throw NodeError(.noUsableNode, reason) }
    }

    /// Asks until a node has answered.
    ///
    /// - Throws: `NetworkRefusal`, `StoreError`, `CancellationError`.
    package func confirm(retryingEvery interval: Duration) async throws {
        var told: String?
        while !isConfirmed {
            do {
                try await check()
            } catch let error as NodeError {
                if told != error.reason {
                    logger.warning(
                        "no node answers; nothing is signed until one does",
                        metadata: ["reason": "\(error.reason)"])
                }
                told = error.reason
                try await clock.sleep(for: interval)
            } catch let error as StoreError {
                // What chain it belongs to can't be read now. Nothing is signed until it can.
                if told != error.reason {
                    logger.warning("the store can't be read", metadata: ["reason": "\(error.reason)"])
                }
                told = error.reason
                try await clock.sleep(for: interval)
            }
        }
    }

    /// Asks every node once.
    ///
    /// - Throws: `NetworkRefusal` if the answers show a mistake, `NodeError` if no node answers.
    package func check() async throws {
        do {
            let genesis = try await judgedGenesis()
            guard !isConfirmed else { return }
            for token in assets.tokens { try await judge(token) }
            state.withLock { state in
                state.genesis = genesis
                state.first = genesis
            }
            logger.info(
                "network confirmed", metadata: ["network": "\(network.rawValue)", "genesis": "\(genesis)"])
        } catch let error as NodeError {
            state.withLock { $0.reason = error.reason }
            throw error
        }
    }

    /// The genesis block that every node which answers has. Once it was confirmed, a node that shows another chain is left
    /// out, with an alarm, until it shows this one again.
    private func judgedGenesis() async throws -> BlockID {
        let told = await genesisOfEveryNode()
        let found = told.compactMap { try? $0.genesis.get() }
        guard let first = found.first else {
            guard case .failure(let error)? = told.first?.genesis else {
                throw NodeError(.noUsableNode, "no node is configured")
            }
            throw error
        }
        let kept = try await store?.followerPosition()?.genesis
        guard let own = state.withLock(\.first) else {
            for genesis in found { try judge(genesis, kept: kept ?? first) }
            return first
        }
        let foreign = told.filter { ((try? $0.genesis.get()) ?? own) != own }
        for group in groups { group.leaveOut(Set(foreign.map(\.name))) }
        guard foreign.isEmpty else {
            let words =
                "\(foreign.map(\.name).joined(separator: ", ")) tells another chain than that of the store"
            alarm.raise(.otherChain, words)
            guard found.contains(own) else {
                state.withLock { $0.genesis = nil }
                throw NodeError(.noUsableNode, words)
            }
            return own
        }
        alarm.clear(.otherChain)
        return own
    }

    private typealias Told = (name: String, genesis: Result<BlockID, NodeError>)

    private func genesisOfEveryNode() async -> [Told] {
        let nodes = node.everyNode()
        return await withTaskGroup(of: (Int, Told).self) { group in
            for (index, named) in nodes.enumerated() {
                group.addTask { (index, (named.name, await Self.genesis(of: named.node))) }
            }
            var told: [(Int, Told)] = []
            for await one in group { told.append(one) }
            return told.sorted { $0.0 < $1.0 }.map(\.1)
        }
    }

    private static func genesis(of node: any NodeAPI) async -> Result<BlockID, NodeError> {
        do throws(NodeError) {
            guard let genesis = try await node.block(.number(0), in: .head) else {
                throw NodeError(.unreadable, "the node has no genesis block")
            }
            return .success(genesis.id)
        } catch {
            return .failure(error)
        }
    }
}

extension NetworkGuard {
    /// A public network must be itself; a development or custom one must be none of them. And it must be that of the store.
    private func judge(_ genesis: BlockID, kept: BlockID) throws(NetworkRefusal) {
        let known = NetworkName(genesis: genesis)
        if let expected = network.genesisBlockID, genesis.hex != expected {
            let found = known.map { "of \($0.rawValue)" } ?? "of another network"
            throw NetworkRefusal(
                reason:
                    "LUCID_NETWORK is \(network.rawValue), but the node's genesis block \(genesis) is \(found)"
            )
        }
        if network.genesisBlockID == nil, let known {
            throw NetworkRefusal(
                reason: "LUCID_NETWORK is \(network.rawValue), but the node is of \(known.rawValue)")
        }
        guard genesis == kept else { throw NetworkRefusal(store: storeName, of: kept, notOf: genesis) }
    }

    private func judge(_ token: Token) async throws {
        let contract = token.contract
        let symbol = try await read(TRC20.symbolCall, of: contract).flatMap(TRC20.text(in:))
        let decimals = try await read(TRC20.decimalsCall, of: contract).flatMap(TRC20.number(in:))
        guard symbol == token.symbol, decimals == UInt256(UInt64(token.decimals)) else {
            let found = symbol.map { "\"\($0)\"" } ?? "none"
            if token.symbol == Token.usdtSymbol {
                throw NetworkRefusal(
                    reason: """
                        LUCID_USDT_CONTRACT \(contract) is not USDT with 6 decimals on this network (symbol: \(found))
                        """)
            }
            throw NetworkRefusal(
                reason: """
                    LUCID_TOKENS: \(contract) is not \(token.symbol) with \(token.decimals) decimals on this network \
                    (symbol: \(found), decimals: \(decimals.map { "\($0)" } ?? "none"))
                    """)
        }
    }

    /// What the contract returns; nil if it refuses or does not exist.
    private func read(_ data: [UInt8], of contract: Address) async throws(NodeError) -> [UInt8]? {
        do {
            let call = ConstantCall(owner: .zero, contract: contract, data: data)
            guard case .returned(let data, _, _) = try await node.call(call, in: .head) else { return nil }
            return data
        } catch {
            if error.code == .nodeMessage { return nil }
            throw error
        }
    }
}
