import PaymentModel
import Synchronization
import Tron
import TronNode

private enum ReadCacheLimits {
    /// The block interval: even if the head stands still, answers are not kept longer.
    static let lifetime = Duration.seconds(3)
}

/// Keeps what callers read from the chain until a newer block is seen. Simultaneous questions are asked once.
///
/// Nothing that decides about money comes from here: signing, reserving and settling ask a node themselves.
final class ReadCache<Question: Hashable & Sendable, Answer: Sendable>: Sendable {
    private struct Entry {
        let answer: Answer
        let head: BlockID
        let readAt: Timestamp

        /// Whether it was read within a block interval. A clock that went back does not make it younger.
        func isYoung(at now: Timestamp) -> Bool {
            (.zero..<ReadCacheLimits.lifetime).contains(now.since(readAt))
        }
    }
    private struct Flight: Hashable, Sendable {
        let question: Question
        let head: BlockID
    }

    private let head: HeadReader
    private let entriesMax: Int
    private let entries = Mutex<[Question: Entry]>([:])
    private let flights = SingleFlight<Flight, Answer>()

    /// - Parameter entriesMax: How many answers are kept; beyond that, old ones are dropped.
    init(_ head: HeadReader, entriesMax: Int = 4096) {
        self.head = head
        self.entriesMax = entriesMax
    }

    /// How many answers are kept.
    var count: Int { entries.withLock(\.count) }

    /// The answer to `question` at the newest block or later; `read` is handed that block.
    ///
    /// - Throws: `NodeError`, what `read` throws, `CancellationError`. No failure is kept.
    func answer(
        to question: Question, _ read: @escaping @Sendable (NodeBlock) async throws -> Answer
    ) async throws -> Answer {
        let newest = try await head.newest()
        if let answer = kept(question, at: newest.id) { return answer }
        return try await flights.value(of: Flight(question: question, head: newest.id)) {
            let readAt = self.head.clock.now()
            let answer = try await read(newest)
            self.keep(Entry(answer: answer, head: newest.id, readAt: readAt), for: question)
            return answer
        }
    }

    private func kept(_ question: Question, at head: BlockID) -> Answer? {
        let now = self.head.clock.now()
        guard let entry = entries.withLock({ $0[question] }), entry.head == head, entry.isYoung(at: now)
        else {
            return nil
        }
        return entry.answer
    }

    private func keep(_ entry: Entry, for question: Question) {
        let now = head.clock.now()
        entries.withLock { entries in
            if entries.count >= entriesMax, entries[question] == nil {
                entries = entries.filter { $0.value.head == entry.head && $0.value.isYoung(at: now) }
                if entries.count >= entriesMax { entries = [:] }
            }
            entries[question] = entry
        }
    }
}
