public import Logging
import Synchronization
public import Tron
public import TronNode

/// The configured nodes in order of preference, asked as one: a question goes to the first node that answers it.
///
/// A node that failed rests, one that is behind comes after those that are not, one that refuses for being asked too often
/// is asked less. No node is trusted to be on the same fork as another: see `quorum`.
public final class NodePool: NodeGroup, Sendable {
    /// One node with the name it has in logs.
    struct Member: Sendable {
        let name: String
        let node: any NodeAPI
        /// The same node for what only callers ask; nil where it answers the engine's questions alone.
        var queries: (any ChainQueries)?
    }

    enum Limits {
        /// A question waits so long for a node's budget at most; longer is an error that says so.
        static let budgetWaitMax = Duration.seconds(3)
        /// Where several nodes share the time of one request, each has this at least.
        static let patienceMin = Duration.seconds(2)
    }

    private let members: [Member]
    private let logger: Logger
    private let standings: Mutex<[NodeStanding]>
    private let clock = ContinuousClock()
    private let metrics: [NodeMetrics]

    /// The nodes share the time that one of them would have: where the first is silent, the next is asked within it.
    ///
    /// - Precondition: there is at least one node.
    public convenience init(nodes: [HTTPNode], logger: Logger) {
        let members = nodes.map { node in
            let share = node.configuration.timeout / max(1, nodes.count)
            let patient = node.patient(for: min(node.configuration.timeout, max(share, Limits.patienceMin)))
            return Member(name: node.configuration.name, node: patient, queries: patient)
        }
        self.init(members: members, logger: logger)
    }

    init(members: [Member], logger: Logger) {
        precondition(!members.isEmpty, "a pool has nodes")
        self.members = members
        self.logger = logger
        metrics = members.map { NodeMetrics(node: $0.name) }
        standings = Mutex(members.map { _ in NodeStanding(at: ContinuousClock.now) })
    }

    public func oneNode() async throws(NodeError) -> any NodeAPI { PooledNode(pool: self, index: order()[0]) }

    public func quorum() async throws(NodeError) -> [any NodeAPI] {
        let order = order()
        guard members.count > 1 else { return [PooledNode(pool: self, index: order[0])] }
        let now = clock.now
        let usable = standings.withLock { standings in
            order.filter { !standings[$0].rests(at: now) && !standings[$0].isLeftOut }
        }
        guard usable.count > 1 else {
            throw NodeError(.noUsableNode, "\(usable.count) of the two nodes that must agree can be asked")
        }
        return usable.prefix(2).map { PooledNode(pool: self, index: $0) }
    }

    public func everyNode() -> [NamedNode] {
        members.indices.map {
            NamedNode(name: members[$0].name, node: PooledNode(pool: self, index: $0, asksLeftOut: true))
        }
    }

    public func leaveOut(_ names: Set<String>) {
        standings.withLock { standings in
            for index in standings.indices {
                standings[index].isLeftOut = names.contains(members[index].name)
            }
        }
    }

    public func broadcastEverywhere(
        _ transaction: SignedTransaction
    ) async -> [Result<BroadcastAnswer, NodeError>] {
        await withTaskGroup(of: Result<BroadcastAnswer, NodeError>.self) { group in
            for index in members.indices {
                group.addTask {
                    do throws(NodeError) {
                        return .success(
                            try await PooledNode(pool: self, index: index).broadcast(transaction))
                    } catch {
                        return .failure(error)
                    }
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
    }

    public func health() async -> [NodeHealth] {
        let standings = standings.withLock(\.self)
        return await withTaskGroup(of: (Int, NodeProbe).self) { group in
            for (index, member) in members.enumerated() {
                let node = PooledNode(pool: self, index: index)
                let hasHistory = standings[index].hasHistory
                group.addTask {
                    (index, await NodeProbe(node, named: member.name, provingHistory: !hasHistory))
                }
            }
            var probes: [(Int, NodeProbe)] = []
            for await probe in group { probes.append(probe) }
            let best = probes.compactMap(\.1.head).max()
            return probes.sorted { $0.0 < $1.0 }.map { $0.1.health(best: best) }
        }
    }

    /// The members from the one to be asked first to the last resort: those that can be asked at once, then those that are
    /// behind, then those whose budget is used up, then those that rest, then those of another chain, which answer nothing; among equals as they are configured.
    func order() -> [Int] {
        let now = clock.now
        return standings.withLock { standings in
            let best = ChainView.allCases.map { view in
                (view, standings.compactMap { $0.height(in: view, at: now) }.max() ?? 0)
            }
            func rank(_ index: Int) -> Int {
                let standing = standings[index]
                if standing.isLeftOut { return 4 }
                if standing.rests(at: now) { return 3 }
                if standing.budget.wait(at: now) > .zero { return 2 }
                let isBehind = best.contains { view, most in
                    most.blocks(above: standing.height(in: view, at: now) ?? most)
                        > NodeStanding.Limits.lagBlocksMax
                }
                return isBehind ? 1 : 0
            }
            let ranks = standings.indices.map(rank)
            return standings.indices.sorted { (ranks[$0], $0) < (ranks[$1], $1) }
        }
    }

    /// How long each node's answers take, nil before the first.
    func latencies() -> [Duration?] { standings.withLock { $0.map(\.latency) } }

    private func first<Answer: Sendable>(
        _ question: (any NodeAPI) async throws(NodeError) -> Answer
    ) async throws(NodeError) -> Answer {
        var failure = NodeError(.noUsableNode, "no node is configured")
        for index in order() {
            do {
                return try await ask(index, question)
            } catch {
                guard error.isRetryable else { throw error }
                failure = error
            }
        }
        throw failure
    }

    /// Asks the first node that answers callers' questions.
    func query<Answer: Sendable>(
        _ question: (any ChainQueries) async throws(NodeError) -> Answer
    ) async throws(NodeError) -> Answer {
        var failure = NodeError(.noUsableNode, "no node is configured")
        for index in order() {
            guard let queries = members[index].queries else { continue }
            do {
                return try await ask(index) { _ throws(NodeError) in try await question(queries) }
            } catch {
                guard error.isRetryable else { throw error }
                failure = error
            }
        }
        throw failure
    }

    /// Asks the first node that has an index; nil where none has one. One that fails is no proof that there is none: its
    /// failure is told where no other answers.
    func queryIndex<Answer: Sendable>(
        _ question: (any ChainQueries) async throws(NodeError) -> Answer?
    ) async throws(NodeError) -> Answer? {
        var failure: NodeError?
        for index in order() {
            guard let queries = members[index].queries else { continue }
            do {
                let answer = try await ask(index) { _ throws(NodeError) in try await question(queries) }
                if let answer { return answer }
            } catch {
                failure = error
            }
        }
        if let failure { throw failure }
        return nil
    }

    /// Asks one member, within its budget, and remembers how it went.
    func ask<Answer: Sendable>(
        _ index: Int, asksLeftOut: Bool = false,
        _ question: (any NodeAPI) async throws(NodeError) -> Answer
    ) async throws(NodeError) -> Answer {
        if !asksLeftOut, standings.withLock({ $0[index].isLeftOut }) {
            throw NodeError(.noUsableNode, "\(members[index].name) is of another chain")
        }
        try await waitForBudget(of: index)
        let start = clock.now
        do {
            let answer = try await question(members[index].node)
            let elapsed = clock.now - start
            standings.withLock { $0[index].answered(in: elapsed) }
            metrics[index].answered(in: elapsed)
            return answer
        } catch {
            metrics[index].failed(error)
            if error.isRetryable { note(error, of: index) }
            throw error
        }
    }

    private func waitForBudget(of index: Int) async throws(NodeError) {
        let wait = standings.withLock { $0[index].budget.wait(at: clock.now) }
        guard wait <= Limits.budgetWaitMax else {
            throw NodeError(.rateLimited, "\(members[index].name) is not asked for \(wait)", retryAfter: wait)
        }
        if wait > .zero {
            do { try await clock.sleep(for: wait) } catch { throw NodeError(.timedOut, "given up") }
        }
        standings.withLock { $0[index].budget.take(at: clock.now) }
    }

    private func note(_ error: NodeError, of index: Int) {
        let now = clock.now
        let perSecond = standings.withLock { standings in
            standings[index].failed(error, at: now)
            return standings[index].budget.perSecond
        }
        logger.warning(
            "node did not answer",
            metadata: [
                "node": "\(members[index].name)", "code": "\(error.code.rawValue)",
                "reason": "\(error.reason)",
                "requests_per_second": "\(perSecond.map { "\($0)" } ?? "unbounded")",
            ])
    }

    func heard(_ number: BlockNumber, in view: ChainView, of index: Int) {
        standings.withLock { $0[index].heard(number, in: view, at: clock.now) }
    }

    func change<Value: Sendable>(
        _ index: Int, _ body: @Sendable (inout NodeStanding) -> Value
    ) -> Value {
        standings.withLock { body(&$0[index]) }
    }
}

extension NodePool {
    public func block(_ selector: BlockSelector, in view: ChainView) async throws(NodeError) -> NodeBlock? {
        var failure = NodeError(.noUsableNode, "no node is configured")
        for index in order() {
            do {
                return try await PooledNode(pool: self, index: index).block(selector, in: view)
            } catch {
                guard error.isRetryable else { throw error }
                failure = error
            }
        }
        throw failure
    }

    public func blocks(
        from first: BlockNumber, count: Int, in view: ChainView
    ) async throws(NodeError) -> [NodeBlock] {
        var failure = NodeError(.noUsableNode, "no node is configured")
        for index in order() {
            do {
                return try await PooledNode(pool: self, index: index).blocks(
                    from: first, count: count, in: view)
            } catch {
                guard error.isRetryable else { throw error }
                failure = error
            }
        }
        throw failure
    }

    public func receipts(
        ofBlock number: BlockNumber, in view: ChainView
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
        try await ask(order()[0]) { node throws(NodeError) in try await node.broadcast(transaction) }
    }
}
