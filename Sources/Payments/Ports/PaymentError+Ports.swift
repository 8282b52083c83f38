import PaymentModel
import TronNode

extension PaymentError {
    /// What the failure of a port means to a caller. `idempotencyKeyTaken` is not one, and passes through as it is.
    static func from(_ error: any Error) -> any Error {
        var mapped: PaymentError
        switch error {
        case let error as StoreError:
            switch error.code {
            case .idempotencyKeyTaken: return error
            case .contended:
                mapped = Self(.storeUnavailable, "Other requests keep changing the same records. Try again.")
            case .unavailable:
                mapped = Self(.storeUnavailable, "The store cannot be used now. Try again later.")
            case .referenceTaken:
                mapped = Self(.duplicateReference, "Another payout has this reference.")
            case .addressTaken: mapped = Self(.walletExists, "A wallet with this address already exists.")
            case .versionConflict, .counterExceeded, .staleCeiling, .attemptTaken, .otherToken, .corrupt:
                mapped = Self(.internalError, "The store refused the change.")
            }
        case let error as NodeError:
            switch error.code {
            case .unreachable, .timedOut, .rateLimited, .serverError, .noUsableNode, .disagreement:
                mapped = Self(.nodeUnavailable, "No TRON node can be used now. Try again later.")
            case .refused, .unreadable, .nodeMessage:
                mapped = Self(.nodeError, "The TRON node did not answer as expected: \(error.reason)")
            }
        default: return error
        }
        mapped.cause = error
        return mapped
    }

    /// Runs `body`, and turns errors of ports into a `PaymentError`.
    static func mapping<Value>(_ body: () async throws -> Value) async throws -> Value {
        do {
            return try await body()
        } catch {
            throw from(error)
        }
    }
}
