public import PaymentModel
public import Tron
public import TronNode

/// The network at a glance.
public struct NetworkStatus: Sendable {
    /// Healthy: all nodes are up. Degraded: some are. Unhealthy: one answers, but is behind.
    public enum Condition: String, Sendable {
        /// The names that the API has for them.
        case healthy, degraded, unhealthy
    }

    /// The configured network.
    public let network: NetworkName
    /// The nodes, judged together.
    public let condition: Condition
    /// The newest block.
    public let head: BlockMark
    /// The newest block that is final.
    public let solidified: BlockMark
    /// From the head block's time to now, never below 0.
    public let headAge: Duration
    /// Nodes that are up; 0 if the head is too old.
    public let nodesUsable: Int
    /// Nodes that are configured.
    public let nodesTotal: Int
}

/// An account's tokens at a block.
public struct TokenBalance: Sendable {
    /// The address that was asked about.
    public let address: Address
    /// The token's contract.
    public let contract: Address
    /// What it has; capped at the largest amount.
    public let balance: AssetAmount
    /// The head block when it was read.
    public let asOf: BlockMark
}

/// Reads of the chain for callers.
public struct NetworkService: Sendable {
    let node: any NodeGroup & ChainQueries
    let network: NetworkName
    let assets: AssetRegistry
    private let clock: any ServiceClock
    private let health: NodeHealthReader
    let descriptions: ReadCache<NetworkName, NetworkDescription>
    let blocks: ReadCache<BlockChoice, BlockDescription>
    let transactions: ReadCache<TransactionID, ChainTransaction>
    private let tokens: ReadCache<TokenBalanceQuestion, TokenBalance>
    private let names: ReadCache<Token, TokenDescription>

    private enum Limits {
        /// A block lists hundreds of transactions, so fewer of them are kept.
        static let blocks = 128
        static let transactions = 1024
    }

    /// A service that asks `node`, and caches answers until `head` moves.
    package init(
        node: any NodeGroup & ChainQueries, network: NetworkName, assets: AssetRegistry,
        clock: any ServiceClock, head: HeadReader, nodes: NodeHealthReader
    ) {
        health = nodes
        self.node = node
        self.network = network
        self.assets = assets
        self.clock = clock
        descriptions = ReadCache(head)
        blocks = ReadCache(head, entriesMax: Limits.blocks)
        transactions = ReadCache(head, entriesMax: Limits.transactions)
        tokens = ReadCache(head)
        names = ReadCache(head)
    }

    /// How each configured node is, as the service judges it.
    public func nodes() async -> [NodeHealth] { await health.health() }

    /// Head, finality and nodes.
    ///
    /// - Throws: `PaymentError` with `nodeUnavailable`, `nodeError`.
    public func status() async throws -> NetworkStatus {
        try await PaymentError.mapping {
            async let nodesHealth = health.health()
            let head = try await block(in: .head)
            let solidified = try await block(in: .solidified)
            let age = clock.now().milliseconds - head.time.milliseconds
            let isStale = network.headAgeMax.map { abs(age) > $0.wholeMilliseconds } ?? false
            let nodes = await nodesHealth
            let usable = isStale ? 0 : nodes.count { $0.status == .up }
            return NetworkStatus(
                network: network,
                condition: usable == nodes.count ? .healthy : usable > 0 ? .degraded : .unhealthy, head: head,
                solidified: solidified, headAge: .milliseconds(max(0, age)), nodesUsable: usable,
                nodesTotal: nodes.count)
        }
    }

    /// What any address has of `token` at the head block.
    ///
    /// - Throws: `PaymentError` with `nodeUnavailable`, `nodeError`.
    public func balance(of address: Address, in token: Token) async throws -> TokenBalance {
        try await PaymentError.mapping {
            try await tokens.answer(to: TokenBalanceQuestion(address: address, token: token)) { head in
                let units = try await Funds.balance(of: address, in: token, on: node, .head)
                guard let balance = AssetAmount(.token(token), units: units) else {
                    throw NodeError(.unreadable, "a negative balance")
                }
                return TokenBalance(
                    address: address, contract: token.contract, balance: balance, asOf: head.mark)
            }
        }
    }

    /// The configured tokens with the names that their contracts have, USDT first.
    ///
    /// - Throws: `PaymentError` with `nodeUnavailable`, `nodeError`.
    public func tokens() async throws -> [TokenDescription] {
        try await PaymentError.mapping {
            var described: [TokenDescription] = []
            for token in assets.tokens {
                described.append(
                    try await names.answer(to: token) { _ in
                        let call = ConstantCall(owner: .zero, contract: token.contract, data: TRC20.nameCall)
                        guard case .returned(let data, _, _) = try await node.call(call, in: .head),
                            let name = TRC20.text(in: data)
                        else { throw NodeError(.unreadable, "name returned no text") }
                        return TokenDescription(token: token, name: name)
                    })
            }
            return described
        }
    }

    private func block(in view: ChainView) async throws(NodeError) -> BlockMark {
        guard let block = try await node.block(.latestHeader, in: view) else {
            throw NodeError(.unreadable, "the node has no newest block")
        }
        return block.mark
    }
}

/// A token with the name that its contract has.
public struct TokenDescription: Sendable {
    /// The token as it is configured.
    public let token: Token
    /// The name that its contract returns, such as "Tether USD".
    public let name: String
}

private struct TokenBalanceQuestion: Hashable, Sendable {
    let address: Address
    let token: Token
}
