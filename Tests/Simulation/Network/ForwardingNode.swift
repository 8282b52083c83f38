import Tron
import TronNode

/// Hands every question on to another node; what stands in between overrides what it changes.
///
/// SAFETY: it has no state of its own; those of its subclasses are touched by one `Scheduler`'s jobs only.
class ForwardingNode: NodeAPI, @unchecked Sendable {
    let inner: any NodeAPI

    init(_ inner: any NodeAPI) {
        self.inner = inner
    }

    func block(_ selector: BlockSelector, in view: ChainView) async throws(NodeError) -> NodeBlock? {
        try await inner.block(selector, in: view)
    }

    func hasTransaction(_ id: TransactionID, in view: ChainView) async throws(NodeError) -> Bool {
        try await inner.hasTransaction(id, in: view)
    }

    func receipt(of id: TransactionID, in view: ChainView) async throws(NodeError) -> TransactionReceipt? {
        try await inner.receipt(of: id, in: view)
    }

    func broadcast(_ transaction: SignedTransaction) async throws(NodeError) -> BroadcastAnswer {
        try await inner.broadcast(transaction)
    }

    final func blocks(
        from first: BlockNumber, count: Int, in view: ChainView
    ) async throws(NodeError) -> [NodeBlock] {
        try await inner.blocks(from: first, count: count, in: view)
    }

    final func receipts(
        ofBlock number: BlockNumber, in view: ChainView
    ) async throws(NodeError) -> [TransactionReceipt] {
        try await inner.receipts(ofBlock: number, in: view)
    }

    final func account(_ address: Address, in view: ChainView) async throws(NodeError) -> NodeAccount? {
        try await inner.account(address, in: view)
    }

    final func resources(of address: Address) async throws(NodeError) -> AccountResources {
        try await inner.resources(of: address)
    }

    final func chainParameters() async throws(NodeError) -> ChainParameters {
        try await inner.chainParameters()
    }

    final func call(_ call: ConstantCall, in view: ChainView) async throws(NodeError) -> ConstantCallResult {
        try await inner.call(call, in: view)
    }
}
