import HTTPTypes
import PaymentModel
import Payments
import StrictJSON

/// What people decide about a payout that is there.
struct PayoutDecisionRoutes: Sendable {
    let payouts: PayoutService

    var operations: [Operation] {
        [
            Operation(
                id: "cancelPayout", method: .post, path: "/tron/payouts/{payout_id}/cancel",
                access: .permission(.writePayouts), body: .optional, audited: "payout.cancel",
                handle: cancel),
            Operation(
                id: "approvePayout", method: .post, path: "/tron/payouts/{payout_id}/approve",
                access: .permission(.approvePayouts), body: .optional, audited: "payout.approve",
                handle: approve),
            Operation(
                id: "rejectPayout", method: .post, path: "/tron/payouts/{payout_id}/reject",
                access: .permission(.approvePayouts), body: .required, audited: "payout.reject",
                handle: reject),
            Operation(
                id: "retryPayout", method: .post, path: "/tron/payouts/{payout_id}/retry",
                access: .permission(.writePayouts), idempotency: .required, audited: "payout.retry",
                handle: retry),
        ]
    }

    private func cancel(_ request: OperationRequest) async throws -> Answer {
        let (id, reason) = try read(request, .optional)
        return Answer(try await payouts.cancel(id, reason: reason, by: request.caller).json)
    }

    private func approve(_ request: OperationRequest) async throws -> Answer {
        let (id, reason) = try read(request, .optional)
        return Answer(try await payouts.approve(id, reason: reason, by: request.caller).json)
    }

    private func reject(_ request: OperationRequest) async throws -> Answer {
        let (id, reason) = try read(request, .required)
        return Answer(try await payouts.reject(id, reason: reason ?? "", by: request.caller).json)
    }

    private func retry(_ request: OperationRequest) async throws -> Answer {
        let reader = RequestReader(request)
        let id = reader.identifier(path: "payout_id", of: PayoutID.self)
        try reader.check()
        guard let id else { throw Problem(.internalError) }
        let payout = try await payouts.retry(
            id, by: request.caller, idempotency: request.claim { Answer($0.json) })
        return Answer(payout.json)
    }

    private func read(
        _ request: OperationRequest, _ presence: Presence
    ) throws -> (id: PayoutID, reason: String?) {
        let reader = RequestReader(request)
        let id = reader.identifier(path: "payout_id", of: PayoutID.self)
        var body = reader.body()
        let reason = body.text("reason", presence == .required ? .givenReason : .reason, presence)
        body.refuseUnknown()
        try reader.check()
        guard let id else { throw Problem(.internalError) }
        return (id, reason)
    }
}
