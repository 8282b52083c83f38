import HTTPTypes
import PaymentModel
import PaymentWire
import Payments
import StrictJSON
import Tron

/// Payouts by route, and evaluations.
struct PayoutRoutes: Sendable {
    let payouts: PayoutService
    let assets: AssetRegistry

    var operations: [Operation] {
        [
            order("createPayoutV0", .v0), order("createPayoutKyc", .kyc),
            order("createPayoutDirect", .direct),
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

    private func order(_ id: String, _ route: PayoutRoute) -> Operation {
        Operation(
            id: id, method: .post, path: "/tron/payouts/" + route.rawValue,
            access: .permission(.writePayouts), idempotency: .required, body: .required, waits: true,
            audited: "payout.create", handle: { try await create(route, $0) })
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
        let problem = evaluation.refusal.map { Problem($0).document(requestID: request.caller.requestID) }
        return Answer(evaluation.json(problem: problem))
    }

    private func policy(_ request: OperationRequest) async throws -> Answer {
        let reader = RequestReader(request)
        let asset = try reader.values(reader.query("asset", .asset(of: assets), else: assets.usdt ?? .trx))
        return Answer(try await payouts.policy(of: asset).json)
    }

    private func get(_ request: OperationRequest) async throws -> Answer {
        let reader = RequestReader(request)
        let id = try reader.values(reader.path("payout_id", .existing(PayoutID.self)))
        guard let wait = request.wait else { return Answer(try await payouts.payout(id).json) }
        return Answer(try await final(id, within: wait).json)
    }

    /// The order in the body.
    private func order(in request: OperationRequest, route: PayoutRoute?) async throws -> PayoutOrder {
        let reader = RequestReader(request)
        let reading = PayoutReading(reader.body, route: route, assets: assets)
        return try await reader.values(reading.order) {
            try await payouts.violations(
                walletID: reading.walletID, recipient: reading.recipient, amount: reading.amount)
        }
    }

    private func final(_ id: PayoutID, within wait: Duration) async throws -> Payout {
        try await Waiting.until(
            { try await payouts.payout(id, whenFinalOrAfter: wait) }, then: { try await payouts.payout(id) })
    }

    private static func made(_ payout: Payout) -> Answer {
        Answer(201, payout.json, location: "/tron/payouts/\(payout.id.text)")
    }
}
