package import Tron

/// What a record's event brings about beside the record itself.
package struct TransactionStep: Sendable, Equatable {
    /// The feed's verb; nil if nothing that anybody waits for has changed.
    package var event: String?
    /// The audited verb.
    package var action: String?
    /// Whether the reservation is given back, and for which solidified block.
    package var release: Release = .none

    /// What becomes of a reservation.
    package enum Release: Equatable, Sendable {
        /// It is kept.
        case none
        /// It is given back: nothing was, or can be, taken.
        case unspent
        /// It is given back, and the chain took what it took in this solidified block.
        case settled(block: BlockNumber)
    }
}
