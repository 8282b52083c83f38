import Synchronization
import Testing
import Tron
import TronNode

extension AbsenceTests {
    /// A node of which only the solidified chain may be asked, and only about one transaction.
    struct Node: NodeAPI {
        /// The solidified heads that it tells, one after the other.
        let heads: [NodeBlock?]
        var hasReceipt = false
        var hasTransaction = false
        var failure: NodeError?
        let asked = Counter()

        final class Counter: Sendable {
            private let count = Mutex(0)
            func next() -> Int {
                count.withLock { count in
                    defer { count += 1 }; return count
                }
            }
        }

        private var unasked: NodeError { NodeError(.unreadable, "not to be asked") }

        func block(_ selector: BlockSelector, in view: ChainView) async throws(NodeError) -> NodeBlock? {
            guard view == .solidified else { throw unasked }
            return heads[min(asked.next(), heads.count - 1)]
        }
        func hasTransaction(_ id: TransactionID, in view: ChainView) async throws(NodeError) -> Bool {
            guard view == .solidified, id == AbsenceTests.id else { throw unasked }
            if let failure { throw failure }
            return hasTransaction
        }
        func receipt(
            of id: TransactionID, in view: ChainView
        ) async throws(NodeError) -> TransactionReceipt? {
            guard view == .solidified, id == AbsenceTests.id else { throw unasked }
            return hasReceipt
                ? TransactionReceipt(id: id, blockNumber: 9, blockTime: ChainTime(milliseconds: 1)) : nil
        }
        func blocks(
            from first: BlockNumber, count: Int, in view: ChainView
        ) async throws(NodeError) -> [NodeBlock] {
            throw unasked
        }
        func receipts(
            ofBlock number: BlockNumber, in view: ChainView
        ) async throws(NodeError) -> [TransactionReceipt] { throw unasked }
        func account(_ address: Address, in view: ChainView) async throws(NodeError) -> NodeAccount? {
            throw unasked
        }
        func resources(of address: Address) async throws(NodeError) -> AccountResources { throw unasked }
        func chainParameters() async throws(NodeError) -> ChainParameters { throw unasked }
        func call(_ call: ConstantCall, in view: ChainView) async throws(NodeError) -> ConstantCallResult {
            throw unasked
        }
        func broadcast(_ transaction: SignedTransaction) async throws(NodeError) -> BroadcastAnswer {
            throw unasked
        }
    }
}
