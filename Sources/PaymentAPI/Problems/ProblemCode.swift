import PaymentModel
import Payments

/// What can go wrong, as callers see it: a code, its status and a title. Codes never change.
enum ProblemCode: String, CaseIterable, Sendable {
    case malformedRequest = "malformed_request"
    case idempotencyKeyRequired = "idempotency_key_required"
    case unauthenticated
    case forbidden
    case selfApproval = "self_approval"
    case notFound = "not_found"
    case methodNotAllowed = "method_not_allowed"
    case notAcceptable = "not_acceptable"
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
    case bodyTooLarge = "body_too_large"
    case unsupportedMediaType = "unsupported_media_type"
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
    case rateLimited = "rate_limited"
    case internalError = "internal_error"
    case nodeError = "node_error"
    case nodeUnavailable = "node_unavailable"
    case storeUnavailable = "store_unavailable"

    /// The code of a refusal by the domain, whose codes are among these.
    init(_ code: PaymentError.Code) {
        self = Self(rawValue: code.rawValue) ?? .internalError
    }

    /// The HTTP status.
    var status: Int {
        switch self {
        case .malformedRequest, .idempotencyKeyRequired: 400
        case .unauthenticated: 401
        case .forbidden, .selfApproval: 403
        case .notFound: 404
        case .methodNotAllowed: 405
        case .notAcceptable: 406
        case .walletExists, .walletUnusable, .backupMismatch, .idempotencyInFlight, .notCancellable,
            .notRetryable, .invalidState, .duplicateReference, .recipientExists, .allowanceNotZero,
            .transactionExpired, .unstakeSlotsExhausted, .nothingToWithdraw, .claimTooEarly:
            409
        case .bodyTooLarge: 413
        case .unsupportedMediaType: 415
        case .validationFailed, .idempotencyMismatch, .insufficientFunds, .insufficientStake, .wouldRevert,
            .policyViolation, .batchRefused, .kycAttestationInvalid, .recipientNotTrusted, .signatureInvalid,
            .wrongPassword:
            422
        case .rateLimited: 429
        case .internalError: 500
        case .nodeError: 502
        case .nodeUnavailable, .storeUnavailable: 503
        }
    }

    /// A few words for people, the same for every problem with this code.
    var title: String {
        switch self {
        case .malformedRequest: "The request cannot be read"
        case .idempotencyKeyRequired: "An Idempotency-Key header is required"
        case .unauthenticated: "A valid bearer token is required"
        case .forbidden: "The token does not allow this"
        case .selfApproval: "You cannot approve or reject your own order"
        case .notFound: "Not found"
        case .methodNotAllowed: "The method is not allowed here"
        case .notAcceptable: "None of the accepted media types is offered"
        case .walletExists: "The wallet already exists"
        case .walletUnusable: "The wallet cannot be used"
        case .backupMismatch: "The backup belongs to another address"
        case .idempotencyInFlight: "The first request with this key is still being processed"
        case .notCancellable: "It can no longer be cancelled"
        case .notRetryable: "It cannot be retried"
        case .invalidState: "Not possible in this state"
        case .duplicateReference: "The reference is already used"
        case .recipientExists: "The recipient is already trusted"
        case .allowanceNotZero: "The spender already has an allowance"
        case .transactionExpired: "The transaction has expired"
        case .unstakeSlotsExhausted: "All withdrawal periods are in use"
        case .nothingToWithdraw: "There is nothing to withdraw"
        case .claimTooEarly: "Rewards were claimed less than 24 hours ago"
        case .bodyTooLarge: "The body is too large"
        case .unsupportedMediaType: "Unsupported Content-Type"
        case .validationFailed: "Some values are invalid"
        case .idempotencyMismatch: "The key was used for another request"
        case .insufficientFunds: "Insufficient funds"
        case .insufficientStake: "Insufficient stake"
        case .wouldRevert: "The contract would refuse it"
        case .policyViolation: "The policy does not allow it"
        case .batchRefused: "Some payouts of the batch were refused"
        case .kycAttestationInvalid: "The KYC attestation is not valid"
        case .recipientNotTrusted: "The recipient is not trusted"
        case .signatureInvalid: "The signature is not the wallet's"
        case .wrongPassword: "The password is wrong"
        case .rateLimited: "Too many requests"
        case .internalError: "Internal error"
        case .nodeError: "The TRON node answered with an error"
        case .nodeUnavailable: "No TRON node is available"
        case .storeUnavailable: "The store is unavailable"
        }
    }
}
