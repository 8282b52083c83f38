public import PaymentModel
public import Payments
import Synchronization

extension MemoryStore {
    public func revocation(of target: Revocation.Target) async throws(StoreError) -> Revocation? {
        tables.withLock { $0.revocations[target.kind, default: [:]][target.name] }
            .map { Revocation(target, at: $0) }
    }
}
