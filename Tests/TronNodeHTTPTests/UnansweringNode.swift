import Logging
import Synchronization
import Testing
import Tron
import TronNode

@testable import TronNodeHTTP

/// A node that refuses every question.
class UnansweringNode: NodeAPI, @unchecked Sendable {
    private static let refusal = NodeError(.refused, "not asked here")
    func block(_ selector: BlockSelector, in view: ChainView) async throws(NodeError) -> NodeBlock? {
        throw Self.refusal
    }
    func blocks(
        from first: BlockNumber, count: Int, in view: ChainView
    ) async throws(NodeError) -> [NodeBlock] {
        throw Self.refusal
    }
    func receipts(
        ofBlock number: BlockNumber, in view: ChainView
    ) async throws(NodeError) -> [TransactionReceipt] {
        throw Self.refusal
    }
    func hasTransaction(_ id: TransactionID, in view: ChainView) async throws(NodeError) -> Bool {
        throw Self.refusal
    }
    func receipt(of id: TransactionID, in view: ChainView) async throws(NodeError) -> TransactionReceipt? {
        throw Self.refusal
    }
    func account(_ address: Address, in view: ChainView) async throws(NodeError) -> NodeAccount? {
        throw Self.refusal
    }
    func resources(of address: Address) async throws(NodeError) -> AccountResources { throw Self.refusal }
    func chainParameters() async throws(NodeError) -> ChainParameters { throw Self.refusal }
    func call(_ call: ConstantCall, in view: ChainView) async throws(NodeError) -> ConstantCallResult {
        throw Self.refusal
    }
    func broadcast(_ transaction: SignedTransaction) async throws(NodeError) -> BroadcastAnswer {
        throw Self.refusal
    }
}
