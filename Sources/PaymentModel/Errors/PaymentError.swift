/// Why the service does not do what it was asked. The codes are those of the API's problems and never change.
public struct PaymentError: Error, Sendable {
    /// What kind of refusal it is.
    public enum Code: String, Sendable, CaseIterable {
        case selfApproval = "self_approval"
        case notFound = "not_found"
        case walletExists = "wallet_exists"
        case walletUnusable = "wallet_unusable"
        case backupMismatch = "backup_mismatch"
        case idempotencyInFlight = "idempotency_in_flight"
        case notCancellable = "not_cancellable"
        case notRetryable = "not_retryable"
        case invalidState = "invalid_state"
        case duplicateReference = "duplicate_reference"
        case recipientExists = "recipient_exists"
        case allowanceNotZero = "allowance_not_zero"
        case transactionExpired = "transaction_expired"
        case unstakeSlotsExhausted = "unstake_slots_exhausted"
        case nothingToWithdraw = "nothing_to_withdraw"
        case claimTooEarly = "claim_too_early"
        case validationFailed = "validation_failed"
        case idempotencyMismatch = "idempotency_mismatch"
        case insufficientFunds = "insufficient_funds"
        case insufficientStake = "insufficient_stake"
        case wouldRevert = "would_revert"
        case policyViolation = "policy_violation"
        case batchRefused = "batch_refused"
        case kycAttestationInvalid = "kyc_attestation_invalid"
        case recipientNotTrusted = "recipient_not_trusted"
        case signatureInvalid = "signature_invalid"
        case wrongPassword = "wrong_password"
        case internalError = "internal_error"
        case nodeError = "node_error"
        case nodeUnavailable = "node_unavailable"
        case storeUnavailable = "store_unavailable"
    }

    /// One value that is not acceptable.
    public struct Violation: Hashable, Sendable {
        /// In a refused batch: the code that the item alone would have got.
        public var code: Code?
        /// A JSON pointer into the body ("/amount"), or "path:address", "query:limit", "header:Idempotency-Key".
        public let location: String
        public let detail: String

        public init(_ location: String, _ detail: String, code: Code? = nil) {
            self.code = code
            self.location = location
            self.detail = detail
        }
    }

    public let code: Code
    /// For the caller; never a secret.
    public let reason: String
    /// For `validationFailed` and `batchRefused`.
    public var violations: [Violation] = []
    /// For `policyViolation`.
    public var rule: String?
    /// For `walletExists`.
    public var walletID: WalletID?
    /// For `duplicateReference`.
    public var payoutID: PayoutID?
    /// For `recipientExists`.
    public var recipientID: RecipientID?
    /// What led to it; for the log only.
    public var cause: (any Error)?

    public init(_ code: Code, _ reason: String) {
        self.code = code
        self.reason = reason
    }

    /// Values that can be read and are not acceptable, all of them.
    public static func invalid(_ violations: [Violation]) -> Self {
        var error = Self(
            .validationFailed, violations.map { "\($0.location): \($0.detail)" }.joined(separator: "; "))
        error.violations = violations
        return error
    }

    /// An id that is nobody's.
    public static func notFound(_ what: String) -> Self {
        Self(.notFound, "There is no \(what) with this id.")
    }
}
