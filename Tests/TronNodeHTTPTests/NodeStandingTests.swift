import Testing
import Tron
import TronNode

@testable import TronNodeHTTP

@Suite("What a pool knows of a node")
struct NodeStandingTests {
    private let start = ContinuousClock.now

    @Test("a node that failed rests five seconds, or as long as it says, where that is longer")
    func rest() {
        for (told, rest) in [(nil, 5), (1, 5), (5, 5), (60, 60)] as [(Int?, Int)] {
            var standing = NodeStanding(at: start)
            standing.failed(
                NodeError(.serverError, "simulated", retryAfter: told.map { .seconds($0) }), at: start)

            #expect(standing.rests(at: start))
            #expect(standing.rests(at: start + .seconds(rest) - .milliseconds(1)))
            #expect(!standing.rests(at: start + .seconds(rest)))
        }
    }

    @Test("a node that limits how often it is asked does not rest: its budget waits")
    func limited() {
        var standing = NodeStanding(at: start)

        standing.failed(NodeError(.rateLimited, "simulated", retryAfter: .seconds(9)), at: start)

        #expect(!standing.rests(at: start))
        #expect(standing.budget.wait(at: start) == .seconds(9))
    }

    @Test("an answer ends the rest, and the doubling of pauses")
    func answered() {
        var standing = NodeStanding(at: start)
        for _ in 0..<3 { standing.failed(NodeError(.rateLimited, "simulated"), at: start) }
        standing.failed(NodeError(.timedOut, "simulated"), at: start)

        standing.answered(in: .milliseconds(10))
        standing.failed(NodeError(.rateLimited, "simulated"), at: start)

        #expect(!standing.rests(at: start))
        #expect(standing.budget.wait(at: start) == .seconds(1))
    }

    @Test("a height is known for half a minute, for the view that it was heard of")
    func heights() {
        var standing = NodeStanding(at: start)

        standing.heard(7, in: .head, at: start)

        #expect(standing.height(in: .head, at: start + .seconds(30) - .milliseconds(1)) == 7)
        #expect(standing.height(in: .head, at: start + .seconds(30)) == nil)
        #expect(standing.height(in: .solidified, at: start) == nil)
    }

    @Test("latency is a running mean of the answers")
    func latency() {
        var standing = NodeStanding(at: start)
        standing.answered(in: .milliseconds(80))
        #expect(standing.latency == .milliseconds(80))

        standing.answered(in: .milliseconds(160))
        #expect(standing.latency == .milliseconds(90))
    }

    @Test("a node is lagging when it is more than twenty blocks behind the best", arguments: [0, 20, 21])
    func lag(blocks: Int64) async {
        let probe = await NodeProbe(ScriptedNode(height: 100), named: "n")

        #expect(probe.health(best: 100 + blocks).status == (blocks > 20 ? .lagging : .up))
    }

    @Test("a node is down when it tells no head, or no solidified block")
    func down() async {
        let silent = await NodeProbe(
            ScriptedNode(height: 100, failing: NodeError(.timedOut, "simulated")), named: "n")
        let half = await NodeProbe(HeadOnlyNode(), named: "n")

        #expect(silent.health(best: 100).status == .down)
        #expect(half.health(best: 100).status == .down && half.health(best: 100).headNumber == 100)
    }

    @Test("a budget that was not used is not more than a second's")
    func unused() {
        var budget = RequestBudget(at: start)
        for question in 0..<20 { budget.take(at: start + .milliseconds(question * 50)) }
        budget.refused(at: start + .seconds(1), retryAfter: .seconds(1))
        let later = start + .seconds(1000)

        for _ in 0..<10 { budget.take(at: later) }

        #expect(budget.perSecond == 10)
        #expect(budget.wait(at: later) > .zero)
    }
}

/// A node that has a head and tells nothing else.
private struct HeadOnlyNode: NodeAPI {
    private let node = ScriptedNode(height: 100)
    private var silent: NodeError { NodeError(.timedOut, "simulated") }

    func block(_ selector: BlockSelector, in view: ChainView) async throws(NodeError) -> NodeBlock? {
        if view == .solidified { throw silent }
        return try await node.block(selector, in: view)
    }
    func blocks(from first: Int64, count: Int, in view: ChainView) async throws(NodeError) -> [NodeBlock] {
        throw silent
    }
    func receipts(ofBlock number: Int64, in view: ChainView) async throws(NodeError) -> [TransactionReceipt] {
        throw silent
    }
    func hasTransaction(_ id: TransactionID, in view: ChainView) async throws(NodeError) -> Bool {
        throw silent
    }
    func receipt(of id: TransactionID, in view: ChainView) async throws(NodeError) -> TransactionReceipt? {
        throw silent
    }
    func account(_ address: Address, in view: ChainView) async throws(NodeError) -> NodeAccount? {
        throw silent
    }
    func resources(of address: Address) async throws(NodeError) -> AccountResources { throw silent }
    func chainParameters() async throws(NodeError) -> ChainParameters { throw silent }
    func call(_ call: ConstantCall, in view: ChainView) async throws(NodeError) -> ConstantCallResult {
        throw silent
    }
    func broadcast(_ transaction: SignedTransaction) async throws(NodeError) -> BroadcastAnswer {
        throw silent
    }
}
