import Crypto
import Foundation
import Logging
import PaymentModel
import StrictJSON
import Synchronization
import Testing

@testable import Payments
@testable import Simulation

@Suite("Checkpoints of the audit trail")
struct AuditCheckpointTests {
    /// Keeps checkpoints, unless it is told to fail.
    private final class Sink: CheckpointSink {
        private struct Full: Error {}
        let kept = Mutex<[AuditCheckpoint]>([])
        let isFull = Mutex(false)

        func keep(_ checkpoint: AuditCheckpoint) async throws {
            if isFull.withLock(\.self) { throw Full() }
            kept.withLock { $0.append(checkpoint) }
        }
    }

    private static func key(_ byte: UInt8) throws -> AuditKey {
        try AuditKey(of: try MasterKey(bytes: [UInt8](repeating: byte, count: MasterKey.byteCount)))
    }

    /// A store whose links vanish, while its head stays.
    private final class EmptiedStore: ForwardingStore, @unchecked Sendable {
        override func continueWalk(
            _ walk: AuditWalk, through last: Int64, limit: Int
        ) async throws(StoreError) -> AuditWalk { walk }
    }

    private static func books(_ store: any Store) -> Books {
        Books(store: store, clock: StandingClock(), random: Samples.Stream())
    }

    private static func checkpoints(
        _ books: Books, sink: (any CheckpointSink)? = nil
    ) throws -> AuditCheckpoints {
        AuditCheckpoints(
            books: books,
            masterKey: try MasterKey(bytes: [UInt8](repeating: 1, count: MasterKey.byteCount)), sink: sink,
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
    }

    private static func audit(_ books: Books) async throws {
        try await AuditService(books: books).record(
            "wallet.create", resourceID: nil, outcome: .success, by: .service("test"))
    }

    @Test("a trail that does not continue the last checkpoint gets none")
    func changedTrail() async throws {
        let books = Self.books(EmptiedStore(MemoryStore()))
        let checkpoints = try Self.checkpoints(books)
        try await Self.audit(books)
        _ = try await checkpoints.current()
        try await Self.audit(books)

        let error = await #expect(throws: PaymentError.self) { try await checkpoints.current() }

        #expect(error?.code == .internalError)
    }

    @Test("each reaches the sink once, and one that the sink could not take is handed over later")
    func sink() async throws {
        let sink = Sink()
        let books = Self.books(MemoryStore())
        let checkpoints = try Self.checkpoints(books, sink: sink)
        try await Self.audit(books)
        let first = try await checkpoints.current()
        _ = try await checkpoints.current()
        #expect(sink.kept.withLock(\.self) == [first])

        sink.isFull.withLock { $0 = true }
        try await Self.audit(books)
        let second = try await checkpoints.current()
        sink.isFull.withLock { $0 = false }
        let again = try await checkpoints.current()

        #expect(second == again && second.head.sequence == first.head.sequence + 1)
        #expect(sink.kept.withLock(\.self) == [first, second])
    }

    @Test("the key is the master key's, and not the master key")
    func keys() throws {
        #expect(try Self.key(1).publicKey == Self.key(1).publicKey)
        #expect(try Self.key(1).publicKey != Self.key(2).publicKey)
        let plain = try Curve25519.Signing.PrivateKey(rawRepresentation: [UInt8](repeating: 1, count: 32))
        #expect(try Self.key(1).publicKey != Array(plain.publicKey.rawRepresentation))
    }

    @Test("a checkpoint with any member changed is not signed")
    func changed() throws {
        let head = AuditHead(sequence: 7, hash: String(repeating: "ab", count: 32))
        let checkpoint = try Self.key(1).checkpoint(of: head, at: Timestamp(milliseconds: 1_800_000_000_123))
        let other = try Self.key(2).checkpoint(of: head, at: checkpoint.madeAt)
        #expect(AuditCheckpoint(document: checkpoint.document) == checkpoint && checkpoint.isSigned)

        let changes: [String: JSON] = [
            "sequence": 8, "hash": .string(String(repeating: "cd", count: 32)),
            "made_at": "2027-01-15T08:00:00.124Z", "public_key": other.document["public_key"] ?? .null,
            "signature": other.document["signature"] ?? .null,
        ]
        for (name, value) in changes {
            var document = checkpoint.document
            document[name] = value
            #expect(AuditCheckpoint(document: document)?.isSigned == false, "\(name)")
            document[name] = nil
            #expect(AuditCheckpoint(document: document) == nil, "\(name)")
        }
    }
}
