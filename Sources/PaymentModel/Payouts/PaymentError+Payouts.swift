extension PaymentError {
    /// A refusal since `other` has the reference of the order.
    package static func duplicateReference(_ other: Payout) -> Self {
        var error = Self(.duplicateReference, "Payout \(other.id) has this reference.")
        error.payoutID = other.id
        return error
    }
}
