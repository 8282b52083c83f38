import GRDB
import PaymentModel
import Payments
import Synchronization

/// Gathers commits that wait for the one writer into one transaction of the database, so that they share its fsync.
///
/// One that is refused leaves nothing and does not touch the others: then all are written again, each with a savepoint of
/// its own. That is rare, and savepoints are dear: SQLite keeps a copy of every page that changes behind one. Members are answered
/// after the transaction is on disk, never before.
final class GroupCommit: Sendable {
    private enum Limits {
        /// Above this the store is slower than its callers for long: they are to hear it, not to wait.
        static let waitingMax = 4096
        /// More would hold the first members up for the sake of the last ones.
        static let membersPerTransactionMax = 256
    }

    private struct Member: Sendable {
        let change: PreparedChange
        let answer: CheckedContinuation<StoreError?, Never>
    }

    private struct Queue: Sendable {
        var members: [Member] = []
        /// Whether the writer has been called and has not found the queue empty since.
        var isWriterCalled = false
    }

    private let pool: DatabasePool
    private let queue = Mutex(Queue())

    init(pool: DatabasePool) {
        self.pool = pool
    }

    /// Returns once `change` is on disk.
    ///
    /// - Throws: `StoreError`; see `Store.commit`.
    func commit(_ change: PreparedChange) async throws(StoreError) {
        let error = await withCheckedContinuation { answer in
            let isAccepted = queue.withLock { queue in
                guard queue.members.count < Limits.waitingMax else { return false }
                queue.members.append(Member(change: change, answer: answer))
                if !queue.isWriterCalled {
                    queue.isWriterCalled = true
                    callWriter()
                }
                return true
            }
            if !isAccepted {
                answer.resume(
                    returning: StoreError(.unavailable, "\(Limits.waitingMax) commits wait already"))
            }
        }
        if let error { throw error }
    }

    private func callWriter() {
        pool.asyncWriteWithoutTransaction { db in
            let group = self.queue.withLock { queue in
                let group = Array(queue.members.prefix(Limits.membersPerTransactionMax))
                queue.members.removeFirst(group.count)
                return group
            }
            let errors = Self.commit(group.map(\.change), to: db)
            for (member, error) in zip(group, errors) { member.answer.resume(returning: error) }
            // Called again rather than looped, so that others who wait for the writer get their turn.
            self.queue.withLock { queue in
                queue.isWriterCalled = !queue.members.isEmpty
                if queue.isWriterCalled { self.callWriter() }
            }
        }
    }

    /// Commits `changes` in one transaction. What went wrong with each, nil if nothing did.
    private static func commit(_ changes: [PreparedChange], to db: Database) -> [StoreError?] {
        do {
            do {
                try write(changes, to: db)
                return changes.map { _ in nil }
            } catch let refusal as StoreError {
                try db.rollback()
                guard changes.count > 1 else { return [refusal] }
                return try writeEach(changes, to: db)
            }
        } catch {
            let reason = StoreError(sqlite: error)
            guard db.isInsideTransaction else { return changes.map { _ in reason } }
            do {
                try db.rollback()
            } catch {
                // Nothing more can be done here: the next transaction will fail as well, and say so.
                return changes.map { _ in StoreError(sqlite: error) }
            }
            return changes.map { _ in reason }
        }
    }

    /// All of `changes` in one transaction, or nothing and the refusal of the first that is refused.
    private static func write(_ changes: [PreparedChange], to db: Database) throws {
        try db.beginTransaction(.immediate)
        var writer = try ChangeWriter(db)
        for change in changes { try writer.apply(change) }
        try writer.finish()
        try db.commit()
    }

    /// Those of `changes` that are not refused, in one transaction; the refusals of the others.
    private static func writeEach(_ changes: [PreparedChange], to db: Database) throws -> [StoreError?] {
        var errors: [StoreError?] = []
        try db.beginTransaction(.immediate)
        var writer = try ChangeWriter(db)
        for change in changes {
            do {
                try writer.applyAlone(change)
                errors.append(nil)
            } catch let refusal as StoreError {
                errors.append(refusal)
            }
        }
        try writer.finish()
        try db.commit()
        return errors
    }
}
