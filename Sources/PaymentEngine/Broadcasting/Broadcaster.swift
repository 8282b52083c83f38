import Logging
import PaymentModel
import Payments
import Tron
import TronNode

/// Sends stored bytes until the chain has them, or never can.
struct Broadcaster: Sendable {
    let books: Books
    let book: TransactionBook
    let node: any NodeGroup
    let logger: Logger

    enum Limits {
        /// Records sent in one step, and how many requests are in flight at once.
        static let perStep = 256
        static let atOnce = 16
        /// Outcomes that are stored together.
        static let noted = 64
    }

    /// What a node answered to a record's bytes.
    private struct Outcome: Sendable {
        let record: TransactionRecord
        let verdict: BroadcastVerdict
    }

    /// Sends what is due. Returns whether any outcome was stored: if none could be, all records stay due, and are
    /// sent again only after a pause.
    func step() async throws(StoreError) -> Bool {
        let due = try await books.store.transactionsToBroadcast(at: books.clock.now(), limit: Limits.perStep)
        return await withTaskGroup(of: Bool.self) { notes in
            await withTaskGroup(of: Outcome?.self) { group in
                var heard: [Outcome] = []
                var waiting = due.makeIterator()
                for _ in 0..<Limits.atOnce {
                    if let record = waiting.next() { group.addTask { await send(record) } }
                }
                while let outcome = await group.next() {
                    if let record = waiting.next() { group.addTask { await send(record) } }
                    if let outcome { heard.append(outcome) }
                    if heard.count == Limits.noted {
                        // Stored while the next ones are sent.
                        let part = heard
                        notes.addTask { await note(part) }
                        heard = []
                    }
                }
                let rest = heard
                notes.addTask { await note(rest) }
            }
            return await notes.reduce(false) { $0 || $1 }
        }
    }

    private func send(_ record: TransactionRecord) async -> Outcome? {
        guard let attempt = record.attempt, attempt.isUnsigned != true else { return nil }
        let verdict = await NodeRequestContext.$current.withValue(
            .init(requestID: record.id.text, traceparent: nil)
        ) { await handIn(attempt) }
        return Outcome(record: record, verdict: verdict)
    }

    /// Stores outcomes in one commit. If that fails, each is tried alone, unless the store takes nothing at all.
    /// Returns whether any was stored.
    private func note(_ outcomes: [Outcome]) async -> Bool {
        let verdicts = Dictionary(outcomes.map { ($0.record.id, $0.verdict) }) { $1 }
        do {
            return try await book.apply(to: outcomes.map(\.record), by: .service("broadcaster")) { record in
                verdicts[record.id].map(TransactionEvent.sent)
            }
        } catch {
            guard outcomes.count > 1, error.code != .unavailable else {
                outcomes.forEach { warn(error, of: $0.record) }
                return false
            }
            var isAnyNoted = false
            for outcome in outcomes where await note([outcome]) { isAnyNoted = true }
            return isAnyNoted
        }
    }

    /// What was sent stays due: the same bytes are sent again.
    private func warn(_ error: StoreError, of record: TransactionRecord) {
        logger.warning(
            "broadcast not noted",
            metadata: [
                "transaction": "\(record.id)", "code": "\(error.code.rawValue)", "reason": "\(error.reason)",
            ])
    }

    private func handIn(_ attempt: Attempt) async -> BroadcastVerdict {
        do {
            let transaction = try SignedTransaction(decoding: attempt.signedBytes)
            // One that says that it has taken it may pass it on to nobody: from the second time on, every node gets it.
            if attempt.broadcasts > 0,
                let verdict = BroadcastVerdict(await node.broadcastEverywhere(transaction))
            {
                return verdict
            }
            return BroadcastVerdict(try await node.broadcast(transaction))
        } catch let error as NodeError {
            return BroadcastVerdict(error)
        } catch {
            return .refused("the stored bytes cannot be read: \(error)")
        }
    }
}
