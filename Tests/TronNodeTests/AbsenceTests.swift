import Synchronization
import Testing
import Tron
import TronNode

@Suite("Finding out that a transaction is in no block")
struct AbsenceTests {
    static let id = TransactionID(ofRawBytes: [1])
    static let expiration = ChainTime(milliseconds: 30_000)

    func block(_ number: BlockNumber, at milliseconds: Int64, fork: UInt8 = 1) throws -> NodeBlock {
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
