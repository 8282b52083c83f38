import Testing
import Tron
import TronNode

@testable import TronNodeHTTP

extension NodeStandingTests {
    @Test("a height is known for half a minute, for the view that it was heard of")
    func heights() {
        var standing = NodeStanding(at: start)

        standing.heard(7, in: .head, at: start)

        #expect(standing.height(in: .head, at: start + .seconds(30) - .milliseconds(1)) == 7)
        #expect(standing.height(in: .head, at: start + .seconds(30)) == nil)
        #expect(standing.height(in: .solidified, at: start) == nil)
    }

    @Test("a node is lagging when it is more than twenty blocks behind the best", arguments: [0, 20, 21])
    func lag(blocks: Int64) async {
        let probe = await NodeProbe(ScriptedNode(height: 100), named: "n")

        #expect(probe.health(best: BlockNumber(100 + blocks)).status == (blocks > 20 ? .lagging : .up))
    }

    @Test("a node is down when it tells no head, or no solidified block")
    func down() async {
        let silent = await NodeProbe(
            ScriptedNode(height: 100, failing: NodeError(.timedOut, "simulated")), named: "n")
        let half = await NodeProbe(HeadOnlyNode(), named: "n")

        #expect(silent.health(best: 100).status == .down)
        #expect(half.health(best: 100).status == .down && half.health(best: 100).headNumber == 100)
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
    func blocks(
        from first: BlockNumber, count: Int, in view: ChainView
    ) async throws(NodeError) -> [NodeBlock] {
        throw silent
    }
    func receipts(
        ofBlock number: BlockNumber, in view: ChainView
    ) async throws(NodeError) -> [TransactionReceipt] {
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
