public import Logging
import Synchronization
public import Tron
public import TronNode

/// The configured nodes in order of preference, asked as one: a question goes to the first node that answers it.
public final class NodePool: NodeGroup, Sendable {
    private let nodes: [HTTPNode]
    private let logger: Logger
    /// Nodes that failed last, and from when on they are asked first again.
    private let resting: Mutex<[Int: ContinuousClock.Instant]>

    enum Limits {
        /// A node that failed is passed over so long, unless no other is left.
        static let rest = Duration.seconds(5)
        /// Blocks behind the best head from which on a node is lagging: a minute of chain.
        static let lagBlocksMax: Int64 = 20
    }

    /// - Precondition: there is at least one node.
    public init(nodes: [HTTPNode], logger: Logger) {
        precondition(!nodes.isEmpty, "a pool has nodes")
        self.nodes = nodes
        self.logger = logger
        resting = Mutex([:])
    }

    public func oneNode() async throws(NodeError) -> any NodeAPI {
        let index = order().first ?? 0
        return nodes[index]
    }

    public func health() async -> [NodeHealth] {
        await withTaskGroup(of: (Int, Probe).self) { group in
            for (index, node) in nodes.enumerated() { group.addTask { (index, await Probe(node)) } }
            var probes: [(Int, Probe)] = []
            for await probe in group { probes.append(probe) }
            let best = probes.compactMap(\.1.head).max()
            return probes.sorted { $0.0 < $1.0 }.map { $0.1.health(best: best) }
        }
    }

    /// Nodes that rest come last.
    private func order() -> [Int] {
        let now = ContinuousClock.now
        return resting.withLock { resting in
            nodes.indices.sorted { left, right in
                let (leftRests, rightRests) = ((resting[left] ?? now) > now, (resting[right] ?? now) > now)
                return leftRests == rightRests ? left < right : rightRests
            }
        }
    }

    private func first<Answer: Sendable>(
        _ question: (HTTPNode) async throws(NodeError) -> Answer
    ) async throws(NodeError) -> Answer {
        var failure = NodeError(.noUsableNode, "no node is configured")
        for index in order() {
            do {
                let answer = try await question(nodes[index])
                resting.withLock { $0[index] = nil }
                return answer
            } catch {
                guard error.isRetryable else { throw error }
                let rest = max(error.retryAfter ?? Limits.rest, Limits.rest)
                resting.withLock { $0[index] = .now + rest }
                logger.warning(
                    "node did not answer",
                    metadata: [
                        "node": "\(nodes[index].configuration.name)", "code": "\(error.code.rawValue)",
                        "reason": "\(error.reason)",
                    ])
                failure = error
            }
        }
        throw failure
    }
}

extension NodePool {
    public func block(_ selector: BlockSelector, in view: ChainView) async throws(NodeError) -> NodeBlock? {
        try await first { node throws(NodeError) in try await node.block(selector, in: view) }
    }

    public func blocks(
        from first: Int64, count: Int, in view: ChainView
    ) async throws(NodeError) -> [NodeBlock] {
        try await self.first { node throws(NodeError) in
            try await node.blocks(from: first, count: count, in: view)
        }
    }

    public func receipts(
        ofBlock number: Int64, in view: ChainView
    ) async throws(NodeError) -> [TransactionReceipt] {
        try await first { node throws(NodeError) in try await node.receipts(ofBlock: number, in: view) }
    }

    public func hasTransaction(_ id: TransactionID, in view: ChainView) async throws(NodeError) -> Bool {
        try await first { node throws(NodeError) in try await node.hasTransaction(id, in: view) }
    }

    public func receipt(
        of id: TransactionID, in view: ChainView
    ) async throws(NodeError) -> TransactionReceipt? {
        try await first { node throws(NodeError) in try await node.receipt(of: id, in: view) }
    }

    public func account(_ address: Address, in view: ChainView) async throws(NodeError) -> NodeAccount? {
        try await first { node throws(NodeError) in try await node.account(address, in: view) }
    }

    public func resources(of address: Address) async throws(NodeError) -> AccountResources {
        try await first { node throws(NodeError) in try await node.resources(of: address) }
    }

    public func chainParameters() async throws(NodeError) -> ChainParameters {
        try await first { node throws(NodeError) in try await node.chainParameters() }
    }

    public func call(_ call: ConstantCall, in view: ChainView) async throws(NodeError) -> ConstantCallResult {
        try await first { node throws(NodeError) in try await node.call(call, in: view) }
    }

    /// Not handed to a second node on failure: what is known after it is the verdict's business, and the same bytes are
    /// sent again soon, to whichever node is first then.
    public func broadcast(_ transaction: SignedTransaction) async throws(NodeError) -> BroadcastAnswer {
        let index = order().first ?? 0
        do {
            return try await nodes[index].broadcast(transaction)
        } catch {
            resting.withLock { $0[index] = .now + Limits.rest }
            throw error
        }
    }
}

/// What a node answered when it was asked how it is.
private struct Probe: Sendable {
    let name: String
    var latency: Duration?
    var head: Int64?
    var solidified: Int64?
    var failure: String?

    init(_ node: HTTPNode) async {
        name = node.configuration.name
        let start = ContinuousClock.now
        do {
            head = try await node.block(.latest, in: .head)?.number
            latency = .now - start
            solidified = try await node.block(.latest, in: .solidified)?.number
        } catch {
            failure = "\(error.code.rawValue): \(error.reason)"
        }
    }

    func health(best: Int64?) -> NodeHealth {
        let lag = (best ?? 0) - (head ?? 0)
        let status: NodeHealth.Status =
            head == nil || solidified == nil ? .down : lag > NodePool.Limits.lagBlocksMax ? .lagging : .up
        return NodeHealth(
            node: name, status: status, latency: latency, headNumber: head, solidifiedNumber: solidified,
            detail: failure ?? (status == .lagging ? "\(lag) blocks behind" : nil))
    }
}
