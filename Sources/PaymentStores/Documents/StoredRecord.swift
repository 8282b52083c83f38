import PaymentModel
import Payments

/// A record as it will be after its commit, and its document.
struct StoredRecord<Record: VersionedRecord>: Sendable {
    let record: Record
    let document: String

    /// The version that must be stored before; 0 for a new record.
    var versionBefore: Int { record.version - 1 }

    /// The document, if `other` is the record before its commit; otherwise nil.
    func document(of other: Record) -> String? {
        var stored = other
        stored.version += 1
        return stored == record ? document : nil
    }
}

extension StoredRecord {
    init(_ record: Record) throws(StoreError) {
        var stored = record
        stored.version += 1
        self.init(record: stored, document: try RecordDocument.text(of: stored))
    }
}
