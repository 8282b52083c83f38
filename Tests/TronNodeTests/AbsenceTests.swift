import Synchronization
import Testing
import Tron
import TronNode

@Suite("Finding out that a transaction is in no block")
struct AbsenceTests {
    private static let id = TransactionID(ofRawBytes: [1])
    private static let expiration = ChainTime(milliseconds: 30_000)

    /// A node of which only the solidified chain may be asked, and only about one transaction.
    private struct Node: NodeAPI {
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
        func blocks(from first: Int64, count: Int, in view: ChainView) async throws(NodeError) -> [NodeBlock]
        {
            throw unasked
        }
        func receipts(
            ofBlock number: Int64, in view: ChainView
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

    private func block(_ number: Int64, at milliseconds: Int64, fork: UInt8 = 1) throws -> NodeBlock {
        NodeBlock(
            id: try BlockID(number: number, headerHash: [UInt8](repeating: fork, count: 32)), parentHash: "",
            timestamp: ChainTime(milliseconds: milliseconds), transactionIDs: [])
    }

    private func isProven(_ nodes: Node...) async throws -> Bool {
        try await ProofOfAbsence.find(of: Self.id, expiring: Self.expiration, onAll: nodes) != nil
    }

    @Test(
        "a receipt or the transaction, one of them is enough to know it", arguments: [false, true],
        [false, true])
    func known(hasReceipt: Bool, hasTransaction: Bool) async throws {
        let head = try block(10, at: 30_000)
        let node = Node(heads: [head], hasReceipt: hasReceipt, hasTransaction: hasTransaction)

        #expect(try await isProven(node) == (!hasReceipt && !hasTransaction))
    }

    @Test(
        "the solidified head is at the expiration or past it", arguments: [29_999, 30_000, 30_001] as [Int64])
    func times(time: Int64) async throws {
        #expect(try await isProven(Node(heads: [block(10, at: time)])) == (time >= 30_000))
        #expect(try await !isProven(Node(heads: [block(10, at: 29_999), block(11, at: 60_000)])))
    }

    @Test("both heads are of one chain that does not go back")
    func heads() async throws {
        let before = try block(10, at: 30_000)

        #expect(try await isProven(Node(heads: [before, before])))
        #expect(try await isProven(Node(heads: [before, block(11, at: 33_000)])))
        #expect(try await !isProven(Node(heads: [before, block(9, at: 27_000)])))
        #expect(try await !isProven(Node(heads: [before, block(10, at: 30_000, fork: 2)])))
        #expect(try await !isProven(Node(heads: [before, nil])))
        #expect(try await !isProven(Node(heads: [nil])))
    }

    @Test("every node proves it, in whatever order they are asked")
    func quorum() async throws {
        let head = try block(10, at: 30_000)
        let (absent, knowing) = (Node(heads: [head]), Node(heads: [head], hasReceipt: true))
        let early = Node(heads: [try block(9, at: 27_000)])

        #expect(try await isProven(absent, absent))
        for other in [knowing, early] {
            #expect(try await !isProven(absent, other))
            #expect(try await !isProven(other, absent))
        }
        #expect(try await !isProven())
    }

    @Test("a node that does not answer proves nothing, and says so")
    func silence() async throws {
        let head = try block(10, at: 30_000)
        let silent = Node(heads: [head], failure: NodeError(.timedOut, "simulated"))

        await #expect(throws: NodeError.self) { try await isProven(Node(heads: [head]), silent) }
    }
}
