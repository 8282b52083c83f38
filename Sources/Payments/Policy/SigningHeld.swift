package import PaymentModel

/// Nothing is signed now, and it passes by waiting.
package struct SigningHeld: Error {
    /// What is waited for.
    package let reason: HoldReason

    /// Waits for `reason`.
    package init(reason: HoldReason) {
        self.reason = reason
    }
}
