import Logging
import StrictJSON
import Synchronization
import Testing
import Tron
import TronNode

@testable import TronNodeHTTP

/// A node that says its number, or fails as it is told to.
final class ScriptedNode: NodeAPI {
    private struct State {
        var height: Int64
        var failure: NodeError?
        var asked = 0
    }
    private let state: Mutex<State>

    init(height: Int64, failing failure: NodeError? = nil) {
        state = Mutex(State(height: height, failure: failure))
    }

    var asked: Int { state.withLock(\.asked) }
    func fail(_ failure: NodeError?) { state.withLock { $0.failure = failure } }

    private func height() throws(NodeError) -> Int64 {
        let (failure, height) = state.withLock { state in
            state.asked += 1
            return (state.failure, state.height)
        }
        if let failure { throw failure }
        return height
    }

    func block(_ selector: BlockSelector, in view: ChainView) async throws(NodeError) -> NodeBlock? {
        let height = try height()
        guard let id = try? BlockID(number: BlockNumber(height), headerHash: [UInt8](repeating: 1, count: 32))
        else {
            return nil
        }
        return NodeBlock(
            id: id, parentHash: "", timestamp: ChainTime(milliseconds: height * 3000), transactionIDs: [])
    }
    func blocks(
        from first: BlockNumber, count: Int, in view: ChainView
    ) async throws(NodeError) -> [NodeBlock] {
        _ = try height()
        return []
    }
    func receipts(
        ofBlock number: BlockNumber, in view: ChainView
    ) async throws(NodeError) -> [TransactionReceipt] {
        _ = try height()
        return []
    }
    func hasTransaction(_ id: TransactionID, in view: ChainView) async throws(NodeError) -> Bool {
        try height() > 0
    }
    func receipt(of id: TransactionID, in view: ChainView) async throws(NodeError) -> TransactionReceipt? {
        _ = try height()
        return nil
    }
    func account(_ address: Address, in view: ChainView) async throws(NodeError) -> NodeAccount? {
        NodeAccount(address: address, balance: Sun(try height()))
    }
    func resources(of address: Address) async throws(NodeError) -> AccountResources {
        _ = try height()
        return try AccountResources(json: [:])
    }
    func chainParameters() async throws(NodeError) -> ChainParameters {
        ChainParameters(values: ["height": try height()])
    }
    func call(_ call: ConstantCall, in view: ChainView) async throws(NodeError) -> ConstantCallResult {
        .returned([], energy: Energy(try height()), penalty: 0)
    }
    func broadcast(_ transaction: SignedTransaction) async throws(NodeError) -> BroadcastAnswer {
        BroadcastAnswer(code: .success, message: "\(try height())")
    }
}
