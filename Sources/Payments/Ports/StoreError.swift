import PaymentModel

/// Why a store refused or failed.
public struct StoreError: Error, Sendable {
    /// Each says what helps.
    public enum Code: String, Sendable, CaseIterable {
        /// A record does not have the expected version: read it again and decide again.
        case versionConflict = "version_conflict"
        /// A counter would pass its ceiling, or fall below 0: decide again.
        case counterExceeded = "counter_exceeded"
        /// A ceiling was read from the chain before something was settled: read the chain again, decide again.
        case staleCeiling = "stale_ceiling"
        /// The idempotency key is taken: answer what it holds.
        case idempotencyKeyTaken = "idempotency_key_taken"
        /// A wallet, or a trusted recipient, has this address already.
        case addressTaken = "address_taken"
        /// A payout has this reference already.
        case referenceTaken = "reference_taken"
        /// Another attempt has these bytes, or this record has an attempt that is alive. Nothing may be sent.
        case attemptTaken = "attempt_taken"
        /// Every one of many attempts met a conflict: try again later.
        case contended
        /// The store knows the token's symbol with another contract or other decimals: the configuration is wrong.
        case otherToken = "other_token"
        /// The store can't be reached or is full: try again later.
        case unavailable
        /// What is stored can't be read, or was written by a newer program: someone has to look.
        case corrupt
    }

    /// What kind of refusal it is; decides who tries again.
    public let code: Code
    /// For people.
    public let reason: String
    /// What the database said; for the log only.
    public let cause: (any Error)?

    /// A refusal of a store.
    public init(_ code: Code, _ reason: String, cause: (any Error)? = nil) {
        self.code = code
        self.reason = reason
        self.cause = cause
    }
}
