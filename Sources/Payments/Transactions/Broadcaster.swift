import Logging
import Tron
import TronNode

/// Sends stored bytes, again and again until the chain has them or can't have them any more.
struct Broadcaster: Sendable {
    let books: Books
    let book: TransactionBook
    let node: any NodeGroup
    let logger: Logger

    enum Limits {
        /// Records taken up in one step, and how many of them are with the node at once.
        static let perStep = 256
        static let atOnce = 16
    }

    /// Sends what is due. Returns whether the outcome of any was stored: where none can be, all stay due, and are not
    /// sent again without a pause.
    func step() async throws(StoreError) -> Bool {
        let due = try await books.store.transactionsToBroadcast(at: books.clock.now(), limit: Limits.perStep)
        return await withTaskGroup(of: Bool.self) { group in
            var isAnyNoted = false
            for (index, record) in due.enumerated() {
                if index >= Limits.atOnce, await group.next() == true { isAnyNoted = true }
                group.addTask { await send(record) }
            }
            return await group.reduce(isAnyNoted) { $0 || $1 }
        }
    }

    private func send(_ record: TransactionRecord) async -> Bool {
        guard let attempt = record.attempt, attempt.isUnsigned != true else { return false }
        let verdict = await NodeRequestContext.$current.withValue(
            .init(requestID: record.id.text, traceparent: nil)
        ) { await handIn(attempt) }
        do {
            return try await book.apply(.sent(verdict), to: record.id) != nil
        } catch {
            // What was sent stays due, and is sent again: the same bytes.
            logger.warning(
                "broadcast not noted",
                metadata: [
                    "transaction": "\(record.id)", "code": "\(error.code.rawValue)",
                    "reason": "\(error.reason)",
                ])
            return false
        }
    }

    private func handIn(_ attempt: Attempt) async -> BroadcastVerdict {
        do {
            let transaction = try SignedTransaction(decoding: attempt.signedBytes)
            return BroadcastVerdict(try await node.broadcast(transaction))
        } catch let error as NodeError {
            return BroadcastVerdict(error)
        } catch {
            return .refused("the stored bytes cannot be read: \(error)")
        }
    }
}
