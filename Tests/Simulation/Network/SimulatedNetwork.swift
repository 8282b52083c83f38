import Synchronization
import Tron
import TronNode

/// One life of the service's process. Once it is dead it reads and writes nothing any more, whatever its tasks still do.
final class SimulatedProcess: Sendable {
    private let death = Mutex(false)

    var isDead: Bool { death.withLock(\.self) }

    func die() { death.withLock { $0 = true } }
}

/// What is between the service and its nodes.
///
/// SAFETY: touched only by jobs and timers of one `Scheduler`, which runs one at a time on one thread.
final class SimulatedNetwork: @unchecked Sendable {
    let scheduler: Scheduler
    let nodes: [SimulatedNode]
    var weather: Weather
    /// Called with all bytes that reach a node, before it judges them.
    var onArrival: (SignedTransaction) -> Void = { _ in }
    private(set) var requests: [String: Int] = [:]
    /// Questions that nobody answers for a while, and until when.
    private var outages: [String: Int64] = [:]

    init(scheduler: Scheduler, nodes: [SimulatedNode], weather: Weather) {
        self.scheduler = scheduler
        self.nodes = nodes
        self.weather = weather
    }

    /// How many questions were asked in all.
    var requestCount: Int { requests.values.reduce(0, +) }

    func count(_ name: String) { requests[name, default: 0] += 1 }

    /// The questions that there are.
    static let questions = [
        "block", "blocks", "receipts", "transaction", "receipt", "account", "parameters", "call", "broadcast",
    ]

    /// Nobody answers `name` for so long.
    func silence(_ name: String, for milliseconds: Int64) { outages[name] = scheduler.now + milliseconds }

    /// All are answered again.
    func endOutages() { outages = [:] }

    func isSilent(_ name: String) -> Bool { outages[name].map { $0 > scheduler.now } ?? false }

    func deliver(_ transaction: SignedTransaction, to node: SimulatedNode) -> BroadcastAnswer {
        onArrival(transaction)
        return node.receive(transaction, in: weather, at: scheduler.now)
    }
}

/// A process's nodes, asked as one: a question goes to one of them, on failure to one more.
///
/// SAFETY: touched only by jobs and timers of one `Scheduler`, which runs one at a time on one thread.
final class NodeLines: NodeGroup, UnaskedQueries, @unchecked Sendable {
    private let lines: [NodeLine]
    private var chance: Chance

    init(_ lines: [NodeLine], chance: Chance) {
        self.lines = lines
        self.chance = chance
    }

    private func line() -> NodeLine { lines[chance.index(below: lines.count)] }

    private func first<Answer: Sendable>(
        _ question: (NodeLine) async throws(NodeError) -> Answer
    ) async throws(NodeError) -> Answer {
        do {
            return try await question(line())
        } catch {
            guard error.isRetryable else { throw error }
            return try await question(line())
        }
    }

    func oneNode() async throws(NodeError) -> any NodeAPI { line() }

    func quorum() async throws(NodeError) -> [any NodeAPI] {
        let reader = chance.index(below: lines.count)
        guard lines.count > 1 else { return [lines[reader]] }
        let other = (reader + 1 + chance.index(below: lines.count - 1)) % lines.count
        return [lines[reader], lines[other]]
    }

    func health() async -> [NodeHealth] { [] }

    func block(_ selector: BlockSelector, in view: ChainView) async throws(NodeError) -> NodeBlock? {
        try await first { line throws(NodeError) in try await line.block(selector, in: view) }
    }

    func blocks(
        from first: BlockNumber, count: Int, in view: ChainView
    ) async throws(NodeError) -> [NodeBlock] {
        try await self.first { line throws(NodeError) in
            try await line.blocks(from: first, count: count, in: view)
        }
    }

    func receipts(
        ofBlock number: BlockNumber, in view: ChainView
    ) async throws(NodeError) -> [TransactionReceipt] {
        try await first { line throws(NodeError) in try await line.receipts(ofBlock: number, in: view) }
    }

    func hasTransaction(_ id: TransactionID, in view: ChainView) async throws(NodeError) -> Bool {
        try await first { line throws(NodeError) in try await line.hasTransaction(id, in: view) }
    }

    func receipt(of id: TransactionID, in view: ChainView) async throws(NodeError) -> TransactionReceipt? {
        try await first { line throws(NodeError) in try await line.receipt(of: id, in: view) }
    }

    func account(_ address: Address, in view: ChainView) async throws(NodeError) -> NodeAccount? {
        try await first { line throws(NodeError) in try await line.account(address, in: view) }
    }

    func resources(of address: Address) async throws(NodeError) -> AccountResources {
        try await first { line throws(NodeError) in try await line.resources(of: address) }
    }

    func chainParameters() async throws(NodeError) -> ChainParameters {
        try await first { line throws(NodeError) in try await line.chainParameters() }
    }

    func call(_ call: ConstantCall, in view: ChainView) async throws(NodeError) -> ConstantCallResult {
        try await first { line throws(NodeError) in try await line.call(call, in: view) }
    }

    func broadcast(_ transaction: SignedTransaction) async throws(NodeError) -> BroadcastAnswer {
        try await line().broadcast(transaction)
    }
}
