/// Why the service refused or failed. The codes are those of the API's problems and never change.
public struct PaymentError: Error, Sendable {
    /// What kind of refusal it is.
    public enum Code: String, Sendable, CaseIterable {
        /// The decision is reserved to others.
        case forbidden
        /// An approver is the one who ordered it.
        case selfApproval = "self_approval"
        /// The id, or the path, names nothing.
        case notFound = "not_found"
        /// A wallet with this address exists; see `walletID`.
        case walletExists = "wallet_exists"
        /// The wallet is frozen, archived or watched, or its key can't be opened.
        case walletUnusable = "wallet_unusable"
        /// The backup's key belongs to another address than the wallet's.
        case backupMismatch = "backup_mismatch"
        /// The first request with this idempotency key has not been answered yet.
        case idempotencyInFlight = "idempotency_in_flight"
        /// Something was signed for it, so it can no longer be stopped.
        case notCancellable = "not_cancellable"
        /// It has not failed, or its last transaction may have taken effect.
        case notRetryable = "not_retryable"
        /// The record's status does not allow it.
        case invalidState = "invalid_state"
        /// Another payout has the reference; see `payoutID`.
        case duplicateReference = "duplicate_reference"
        /// The address is trusted already; see `recipientID`.
        case recipientExists = "recipient_exists"
        /// The spender has an allowance already, and `replace` was not asked for.
        case allowanceNotZero = "allowance_not_zero"
        /// The signature came too late: the transaction's expiration is past.
        case transactionExpired = "transaction_expired"
        /// All 32 withdrawal periods of the account are in use.
        case unstakeSlotsExhausted = "unstake_slots_exhausted"
        /// No withdrawal period has ended, or there are no rewards to claim.
        case nothingToWithdraw = "nothing_to_withdraw"
        /// Less than a day has passed since rewards were last claimed.
        case claimTooEarly = "claim_too_early"
        /// Values of the request are not acceptable; see `violations`.
        case validationFailed = "validation_failed"
        /// The idempotency key belongs to a different request.
        case idempotencyMismatch = "idempotency_mismatch"
        /// The wallet has too little of the asset, or of TRX for the fee.
        case insufficientFunds = "insufficient_funds"
        /// The wallet has staked or delegated less than the amount.
        case insufficientStake = "insufficient_stake"
        /// The contract would refuse the call.
        case wouldRevert = "would_revert"
        /// A rule of the policy forbids it; see `rule`.
        case policyViolation = "policy_violation"
        /// At least one payout of the batch would be refused; see `violations`.
        case batchRefused = "batch_refused"
        /// The attestation is malformed, expired, for someone else, or not signed by a configured issuer.
        case kycAttestationInvalid = "kyc_attestation_invalid"
        /// No recipient has the id, or trust in it was revoked.
        case recipientNotTrusted = "recipient_not_trusted"
        /// The signature does not belong to the wallet and the transaction.
        case signatureInvalid = "signature_invalid"
        /// The keystore can't be decrypted with the password.
        case wrongPassword = "wrong_password"
        /// A mistake of this service, not the caller's.
        case internalError = "internal_error"
        /// The node answered with an error of its own.
        case nodeError = "node_error"
        /// No configured node answered in time.
        case nodeUnavailable = "node_unavailable"
        /// The store can't be read or written at the moment.
        case storeUnavailable = "store_unavailable"
    }

    /// One value that is not valid.
    public struct Violation: Hashable, Sendable {
        /// For a refused batch: the code that the item would have got on its own.
        public var code: Code?
        /// A JSON pointer into the body ("/amount"), or "path:address", "query:limit", "header:Idempotency-Key".
        public let location: String
        /// What is wrong with the value, as part of a sentence: "must be more than 0".
        public let detail: String

        /// Something wrong with the value at `location`.
        public init(_ location: String, _ detail: String, code: Code? = nil) {
            self.code = code
            self.location = location
            self.detail = detail
        }
    }

    /// What kind of refusal it is; decides the HTTP status.
    public let code: Code
    /// For the caller. Never contains a secret.
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
    /// The underlying error, for the log only.
    public var cause: (any Error)?

    /// A refusal without further details; they are set afterwards.
    public init(_ code: Code, _ reason: String) {
        self.code = code
        self.reason = reason
    }

    /// A refusal with all invalid values.
    public static func invalid(_ violations: [Violation]) -> Self {
        var error = Self(
            .validationFailed, violations.map { "\($0.location): \($0.detail)" }.joined(separator: "; "))
        error.violations = violations
        return error
    }

    /// No record has this id.
    public static func notFound(_ what: String) -> Self {
        Self(.notFound, "There is no \(what) with this id.")
    }
}
