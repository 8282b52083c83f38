import HTTPTypes
import PaymentModel
import Payments
import StrictJSON
import Tron

/// Payouts by route, and what would become of one.
struct PayoutRoutes: Sendable {
    let payouts: PayoutService

    var operations: [Operation] {
        [
            Operation(
                id: "createPayoutV0", method: .post, path: "/tron/payouts/v0",
                access: .permission(.writePayouts), idempotency: .required, body: .required, waits: true,
                audited: "payout.create", handle: { try await create(.v0, $0) }),
            Operation(
                id: "createPayoutKyc", method: .post, path: "/tron/payouts/kyc",
                access: .permission(.writePayouts), idempotency: .required, body: .required, waits: true,
                audited: "payout.create", handle: { try await create(.kyc, $0) }),
            Operation(
                id: "createPayoutDirect", method: .post, path: "/tron/payouts/direct",
                access: .permission(.writePayouts), idempotency: .required, body: .required, waits: true,
                audited: "payout.create", handle: { try await create(.direct, $0) }),
            Operation(
                id: "evaluatePayout", method: .post, path: "/tron/payouts/evaluate",
                access: .permission(.writePayouts), body: .required, handle: evaluate),
            Operation(
                id: "getPayoutPolicy", method: .get, path: "/tron/payouts/policy",
                access: .permission(.readPayouts), handle: policy),
            Operation(
                id: "getPayout", method: .get, path: "/tron/payouts/{payout_id}",
                access: .permission(.readPayouts), waits: true, handle: get),
        ]
    }

    private func create(_ route: PayoutRoute, _ request: OperationRequest) async throws -> Answer {
        let order = try await order(in: request, route: route)
        let payout = try await payouts.order(
            order, by: request.caller, idempotency: request.claim(answering: Self.made))
        guard let wait = request.wait else { return Self.made(payout) }
        return Self.made(try await final(payout.id, within: wait))
    }

    private func evaluate(_ request: OperationRequest) async throws -> Answer {
        let order = try await order(in: request, route: nil)
        let evaluation = try await payouts.evaluate(order, by: request.caller)
        return Answer(evaluation.json(requestID: request.caller.requestID))
    }

    private func policy(_ request: OperationRequest) async throws -> Answer {
        let query = QueryReader(request, ["asset"])
        let asset = query.word("asset", of: Asset.self)
        try query.check()
        return Answer(try await payouts.policy(of: asset ?? .usdt).json)
    }

    private func get(_ request: OperationRequest) async throws -> Answer {
        let reader = RequestReader(request)
        let id = reader.identifier(path: "payout_id", of: PayoutID.self)
        try reader.check()
        guard let id else { throw Problem(.internalError) }
        guard let wait = request.wait else { return Answer(try await payouts.payout(id).json) }
        return Answer(try await final(id, within: wait).json)
    }

    /// The order in the body, every value of which can be read.
    private func order(in request: OperationRequest, route: PayoutRoute?) async throws -> PayoutOrder {
        let reader = RequestReader(request)
        let reading = PayoutReading(reader.body(), route: route)
        guard let order = reading.order, reader.offences.items.isEmpty else {
            let found = try await payouts.offences(
                walletID: reading.walletID, recipient: reading.recipient, amount: reading.amount)
            try reader.check(beside: found)
            throw Problem(.internalError)
        }
        return order
    }

    private func final(_ id: PayoutID, within wait: Duration) async throws -> Payout {
        try await Waiting.until(
            { try await payouts.payout(id, whenFinalOrAfter: wait) }, then: { try await payouts.payout(id) })
    }

    private static func made(_ payout: Payout) -> Answer {
        Answer(201, payout.json, location: "/tron/payouts/\(payout.id.text)")
    }
}
