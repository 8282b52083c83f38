public import PaymentModel
public import Payments
import Synchronization

extension MemoryStore {
    public func auditEvents(after sequence: Int64, limit: Int) async throws(StoreError) -> [AuditEvent] {
        tables.withLock { Array($0.audit.dropFirst(Int(max(0, sequence))).prefix(limit)) }
    }

    public func auditEvents(
        _ filter: AuditFilter, before sequence: Int64?, limit: Int
    ) async throws(StoreError) -> [AuditEvent] {
        tables.withLock { tables in
            let before = tables.audit.reversed().filter { $0.sequence < sequence ?? .max }
            return Array(before.filter { filter.includes($0.entry) }.prefix(limit))
        }
    }

    public func continueWalk(
        _ walk: AuditWalk, through last: Int64, limit: Int
    ) async throws(StoreError) -> AuditWalk {
        var walk = walk
        for link in try await auditEvents(after: walk.reached.sequence, limit: limit)
        where link.sequence <= last {
            walk.take(
                sequence: link.sequence, document: link.entry.document, previousHash: link.previousHash,
                hash: link.hash)
        }
        return walk
    }

    public func auditHead() async throws(StoreError) -> AuditHead? {
        tables.withLock { tables in
            tables.audit.last.map { AuditHead(sequence: $0.sequence, hash: $0.hash) }
        }
    }
}
