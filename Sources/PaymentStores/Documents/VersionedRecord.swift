import Payments

/// A record whose version counts how often it was stored.
protocol VersionedRecord: Identified, DocumentWritable, Hashable {
    var id: Identifier<Self> { get }
    var version: Int { get set }
    /// Whether it stays as it is from now on.
    var isFinal: Bool { get }
}

extension Payout: VersionedRecord {
    var isFinal: Bool { status.isFinal }
}

extension TransactionRecord: VersionedRecord {
    var isFinal: Bool { status.isFinal }
}
