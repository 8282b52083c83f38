import Logging
import PaymentModel
import Synchronization
import Tron
import TronNode

/// Why the service refuses the configured node: a mistake in the configuration.
public struct NetworkRefusal: Error, Sendable, CustomStringConvertible {
    /// A sentence for the operator, with the variable to look at.
    public let reason: String
    public var description: String { reason }
}

/// Ensures that nothing is signed for a network other than the configured one, or for a token whose contract differs
/// from the configuration.
package final class NetworkGuard: Sendable {
    private let network: NetworkName
    private let assets: AssetRegistry
    private let node: any NodeGroup
    private let clock: any ServiceClock
    private let logger: Logger
    private let confirmed = Mutex(false)

    init(
        network: NetworkName, assets: AssetRegistry, node: any NodeGroup, clock: any ServiceClock,
        logger: Logger
    ) {
        self.network = network
        self.assets = assets
        self.node = node
        self.clock = clock
        self.logger = logger
    }

    /// Whether a node has been confirmed to belong to the configured network.
    var isConfirmed: Bool { confirmed.withLock(\.self) }

    /// Asks until a node has answered.
    ///
    /// - Throws: `NetworkRefusal`, `CancellationError`.
    package func confirm(retryingEvery interval: Duration) async throws {
        var isWaiting = false
        while !isConfirmed {
            do {
                try await check()
            } catch let error as NodeError {
                if !isWaiting {
                    logger.warning(
                        "no node answers; nothing is signed until one does",
                        metadata: ["reason": "\(error.reason)"])
                }
                isWaiting = true
                try await clock.sleep(for: interval)
            }
        }
    }

    /// Asks once.
    ///
    /// - Throws: `NetworkRefusal` if the answers show a mistake, `NodeError` if no node answers.
    package func check() async throws {
        guard let genesis = try await node.block(.number(0), in: .head) else {
            throw NodeError(.unreadable, "the node has no genesis block")
        }
        try judge(genesis.id)
        for token in assets.tokens { try await judge(token) }
        confirmed.withLock { $0 = true }
        logger.info(
            "network confirmed", metadata: ["network": "\(network.rawValue)", "genesis": "\(genesis.id)"])
    }

    /// A public network must have its own genesis block; a development or custom one must not have that of a public
    /// network.
    private func judge(_ genesis: BlockID) throws(NetworkRefusal) {
        let known = NetworkName.allCases.first { $0.genesisBlockID == genesis.hex }
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
