import PaymentModel
import Payments

/// A record whose version counts how often it was stored.
protocol VersionedRecord: DocumentWritable, Hashable, Sendable {
    associatedtype Key: Identified
    var id: Identifier<Key> { get }
    var version: Int { get set }
    /// Whether it will not change any more.
    var isFinal: Bool { get }
}

extension Payout: VersionedRecord {
    var isFinal: Bool { status.isFinal }
}

extension TransactionRecord: VersionedRecord {
    var isFinal: Bool { status.isFinal }
}
