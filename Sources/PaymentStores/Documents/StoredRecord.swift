import PaymentModel
import Payments

/// A record as it is when its change is committed, and its document.
struct StoredRecord<Record: VersionedRecord>: Sendable {
    let record: Record
    let document: String

    /// The version that must be stored now; 0 if none may be.
    var versionBefore: Int { record.version - 1 }

    /// The document, where `other` is just what was to be stored.
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
