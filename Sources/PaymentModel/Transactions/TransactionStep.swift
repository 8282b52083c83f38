/// What a record's event brings about beside the record itself.
package struct TransactionStep: Sendable, Equatable {
    /// The feed's verb; nil where nothing that anybody waits for has changed.
    package var event: String?
    /// The audited verb.
    package var action: String?
    /// Whether the reservation is given back, and for which solidified block.
    package var release: Release = .none

    package enum Release: Equatable, Sendable {
        case none
        case unspent
        case settled(block: Int64)
    }
}
