import GRDB
import PaymentModel
import Payments
import Synchronization

/// Gathers waiting commits into one transaction of the database, so that they share its fsync.
///
/// A refused commit leaves nothing and does not affect the others: all are written again, each with a savepoint of
/// its own. That is rare, and savepoints are expensive, because SQLite keeps a copy of every page that changes after
/// one. Members are answered after the transaction is on disk, never before.
final class GroupCommit: Sendable {
    private enum Limits {
        /// Beyond this, the store has been slower than its callers for long: they should be told rather than wait.
        static let waitingMax = 4096
        /// More would delay the first members for the sake of the last.
        static let membersPerTransactionMax = 256
    }

    private struct Member: Sendable {
        let change: PreparedChange
        let answer: CheckedContinuation<StoreError?, Never>
    }

    private struct Queue: Sendable {
        var members: [Member] = []
        /// Whether the writer was called and has not found the queue empty since.
        var isWriterCalled = false
    }

    private let pool: DatabasePool
    private let queue = Mutex(Queue())
    private let desk: FiguresDesk

    init(pool: DatabasePool, figures desk: FiguresDesk) {
        self.pool = pool
        self.desk = desk
    }

    /// The figures after the last transaction.
    var figures: StoreFigures {
        var figures = desk.figures
        figures.waiting = queue.withLock(\.members.count)
        return figures
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
            let began = ContinuousClock.now
            let changes = group.map(\.change)
            let errors = Self.commit(changes, to: db)
            self.desk.note(changes, errors, took: began.duration(to: .now), db)
            for (member, error) in zip(group, errors) { member.answer.resume(returning: error) }
            // Called again rather than looped, so that others who wait for the writer get their turn.
            self.queue.withLock { queue in
                queue.isWriterCalled = !queue.members.isEmpty
                if queue.isWriterCalled { self.callWriter() }
            }
        }
    }

    /// Commits `changes` in one transaction. Returns the error of each, nil for those that were committed.
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

    /// Writes all of `changes` in one transaction, or nothing, throwing the first refusal.
    private static func write(_ changes: [PreparedChange], to db: Database) throws {
        try db.beginTransaction(.immediate)
        var writer = try ChangeWriter(db)
        for change in changes { try writer.apply(change) }
        try writer.finish()
        try db.commit()
    }

    /// Writes those of `changes` that are not refused in one transaction, and returns the refusals of the others.
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
