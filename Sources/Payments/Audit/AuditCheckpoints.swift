import Logging
public import PaymentModel

/// Makes checkpoints of the audit trail, and hands each to the sink. A trail that does not continue the last checkpoint
/// gets none.
public actor AuditCheckpoints {
    private let books: Books
    private let masterKey: MasterKey
    private let sink: (any CheckpointSink)?
    private let logger: Logger
    private var newest: AuditCheckpoint?
    /// Whether the sink has `newest`.
    private var isKept = true

    init(books: Books, masterKey: MasterKey, sink: (any CheckpointSink)?, logger: Logger) {
        self.books = books
        self.masterKey = masterKey
        self.sink = sink
        self.logger = logger
    }

    /// A checkpoint of the trail as it is now: the newest one if nothing was audited since. What the sink could not take
    /// is handed to it again.
    ///
    /// - Throws: `PaymentError` with `storeUnavailable`, and with `internalError` if the trail was changed.
    public func current() async throws -> AuditCheckpoint {
        let checkpoint: AuditCheckpoint
        do {
            checkpoint = try await made()
        } catch {
            throw PaymentError.from(error)
        }
        await handOver()
        return checkpoint
    }

    private func made() async throws -> AuditCheckpoint {
        let head = try await books.store.auditHead() ?? AuditHead(sequence: 0, hash: AuditEvent.genesisHash)
        if let newest {
            if newest.head == head { return newest }
            try await judge(head, after: newest.head)
        }
        // Another caller may have made one in the meantime, of a longer trail.
        if let newest, newest.head.sequence >= head.sequence { return newest }
        let checkpoint = try AuditKey(of: masterKey).checkpoint(of: head, at: books.clock.now())
        (newest, isKept) = (checkpoint, sink == nil)
        return checkpoint
    }

    /// Refuses a trail that does not lead from `last` to `head`.
    private func judge(_ head: AuditHead, after last: AuditHead) async throws {
        let walk = try await books.store.walk(AuditWalk(after: last), to: head)
        guard walk.reached == head else {
            logger.error(
                "audit trail does not continue its last checkpoint",
                metadata: ["checkpoint": "\(last.sequence)", "head": "\(head.sequence)"])
            throw PaymentError(.internalError, "the audit trail does not continue its last checkpoint")
        }
    }

    private func handOver() async {
        guard let sink, let checkpoint = newest, !isKept else { return }
        isKept = true
        do {
            try await sink.keep(checkpoint)
        } catch {
            if newest == checkpoint { isKept = false }
            logger.error(
                "checkpoint not kept",
                metadata: ["sequence": "\(checkpoint.head.sequence)", "reason": "\(error)"])
        }
    }
}
