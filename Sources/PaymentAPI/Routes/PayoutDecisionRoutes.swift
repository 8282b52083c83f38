import HTTPTypes
import PaymentModel
import PaymentWire
import Payments
import StrictJSON

/// What people decide about a payout: to cancel, approve, reject or retry it.
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
        let reader = RequestReader(request)
        let (id, reason) = try reader.values(
            reader.path("payout_id", .existing(PayoutID.self)), reader.body.optional("reason", .text(.reason))
        )
        return Answer(try await payouts.cancel(id, reason: reason, by: request.caller).json)
    }

    private func approve(_ request: OperationRequest) async throws -> Answer {
        let reader = RequestReader(request)
        let (id, reason) = try reader.values(
            reader.path("payout_id", .existing(PayoutID.self)), reader.body.optional("reason", .text(.reason))
        )
        return Answer(try await payouts.approve(id, reason: reason, by: request.caller).json)
    }

    private func reject(_ request: OperationRequest) async throws -> Answer {
        let reader = RequestReader(request)
        let (id, reason) = try reader.values(
            reader.path("payout_id", .existing(PayoutID.self)),
            reader.body.required("reason", .text(.givenReason)))
        return Answer(try await payouts.reject(id, reason: reason, by: request.caller).json)
    }

    private func retry(_ request: OperationRequest) async throws -> Answer {
        let reader = RequestReader(request)
        let id = try reader.values(reader.path("payout_id", .existing(PayoutID.self)))
        let payout = try await payouts.retry(
            id, by: request.caller, idempotency: request.claim { Answer($0.json) })
        return Answer(payout.json)
    }
}
