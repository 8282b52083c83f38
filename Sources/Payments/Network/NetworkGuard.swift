import Logging
import Synchronization
public import Tron
import TronNode

/// Why the service does not work with the node that it was given. Both are mistakes in the configuration.
public struct NetworkRefusal: Error, Sendable, CustomStringConvertible {
    public let reason: String
    public var description: String { reason }
}

/// Sees to it that nothing is signed for a network that is not the configured one, or for a token that is not USDT.
final class NetworkGuard: Sendable {
    private let network: NetworkName
    private let usdtContract: Address?
    private let node: any NodeGroup
    private let clock: any ServiceClock
    private let logger: Logger
    private let confirmed = Mutex(false)

    init(
        network: NetworkName, usdtContract: Address?, node: any NodeGroup, clock: any ServiceClock,
        logger: Logger
    ) {
        self.network = network
        self.usdtContract = usdtContract
        self.node = node
        self.clock = clock
        self.logger = logger
    }

    /// Whether a node has shown to be of the configured network.
    var isConfirmed: Bool { confirmed.withLock(\.self) }

    /// Asks until a node has answered.
    ///
    /// - Throws: `NetworkRefusal`, `CancellationError`.
    func confirm(retryingEvery interval: Duration) async throws {
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
    /// - Throws: `NetworkRefusal` where the answers show a mistake, `NodeError` where there are none.
    func check() async throws {
        guard let genesis = try await node.block(.number(0), in: .head) else {
            throw NodeError(.unreadable, "the node has no genesis block")
        }
        try judge(genesis.id)
        if let usdtContract { try await judge(usdtContract) }
        confirmed.withLock { $0 = true }
        logger.info(
            "network confirmed", metadata: ["network": "\(network.rawValue)", "genesis": "\(genesis.id)"])
    }

    /// A public network must be itself; a development or custom one must be none of them.
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

    private func judge(_ contract: Address) async throws {
        let symbol = try await read(TRC20.symbolCall, of: contract).flatMap(TRC20.text(in:))
        let decimals = try await read(TRC20.decimalsCall, of: contract).flatMap(TRC20.number(in:))
        guard symbol == "USDT", decimals == UInt256(6) else {
            let found = symbol.map { "\"\($0)\"" } ?? "none"
            throw NetworkRefusal(
                reason: """
                    LUCID_USDT_CONTRACT \(contract) is no USDT with 6 decimals on this network (symbol: \(found))
                    """)
        }
    }

    /// What the contract returns, nil where it refuses or there is none.
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

extension NetworkName {
    /// The id of the first block, nil where every chain has its own.
    var genesisBlockID: String? {
        switch self {
        case .mainnet: "00000000000000001ebf88508a03865c71d452e25f4d51194196a1d22b6653dc"
        case .nile: "0000000000000000d698d4192c56cb6be724a558448e2684802de4d6cd8690dc"
        case .shasta: "0000000000000000de1aa88295e1fcf982742f773e0419c5a9c134c994a9059e"
        case .devnet, .custom: nil
        }
    }

    /// The USDT contract of the network, where there is one that everybody knows.
    public var usdtContract: Address? {
        switch self {
        case .mainnet: try? Address(parsing: "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t")
        case .nile: try? Address(parsing: "TXYZopYRdj2D9XRtbG411XZZ3kM5VkAeBf")
        case .shasta: try? Address(parsing: "TG3XXyExBkPp9nzdajDZsozEu4BkaSJozs")
        case .devnet: try? Address(parsing: "TGGTVu2D4toweExdSHceqYyKQCrCFNzukJ")
        case .custom: nil
        }
    }

    /// Nodes that answer for the network, in order of preference, where there are some that everybody knows.
    public var nodeURLs: [String] {
        switch self {
        case .mainnet: ["https://api.trongrid.io"]
        case .nile: ["https://nile.trongrid.io"]
        case .shasta: ["https://api.shasta.trongrid.io"]
        case .devnet: ["http://127.0.0.1:9090"]
        case .custom: []
        }
    }

    /// How far a node's head block may be from the wall clock before nothing is signed by it; nil where the chain's
    /// clock may be anywhere.
    var headAgeMax: Duration? {
        switch self {
        case .mainnet, .nile, .shasta: .seconds(60)
        case .devnet, .custom: nil
        }
    }
}
