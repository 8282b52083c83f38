import HTTPTypes
import Payments
import StrictJSON
import Tron

/// Payouts by route.
struct PayoutRoutes: Sendable {
    let payouts: PayoutService

    var operations: [Operation] {
        [
            Operation(
                id: "createPayoutV0", method: .post, path: "/tron/payouts/v0",
                access: .permission(.writePayouts), idempotency: .required, body: .required, waits: true,
                audited: "payout.create", handle: createV0),
            Operation(
                id: "getPayout", method: .get, path: "/tron/payouts/{payout_id}",
                access: .permission(.readPayouts), waits: true, handle: get),
        ]
    }

    private func createV0(_ request: OperationRequest) async throws -> Answer {
        let reader = RequestReader(request)
        var body = reader.body()
        let recipient = body.address("recipient_address")
        let fields = PayoutFields(reading: &body)
        body.refuseUnknown()
        guard let recipient, let amount = fields.amount, reader.offences.items.isEmpty else {
            let found = try await payouts.offences(
                walletID: fields.walletID, recipient: recipient, amount: fields.amount)
            try reader.check(beside: found)
            throw Problem(.internalError)
        }
        var order = PayoutOrder(route: .v0, recipient: recipient, amount: amount)
        fields.fill(&order)
        let payout = try await payouts.order(
            order, by: request.caller, idempotency: request.claim(answering: Self.made))
        guard let wait = request.wait else { return Self.made(payout) }
        return Self.made(try await final(payout.id, within: wait))
    }

    private func get(_ request: OperationRequest) async throws -> Answer {
        let reader = RequestReader(request)
        let id = reader.identifier(path: "payout_id", of: PayoutID.self)
        try reader.check()
        guard let id else { throw Problem(.internalError) }
        guard let wait = request.wait else { return Answer(try await payouts.payout(id).json) }
        return Answer(try await final(id, within: wait).json)
    }

    private func final(_ id: PayoutID, within wait: Duration) async throws -> Payout {
        try await Waiting.until(
            { try await payouts.payout(id, whenFinalOrAfter: wait) }, then: { try await payouts.payout(id) })
    }

    private static func made(_ payout: Payout) -> Answer {
        Answer(201, payout.json, location: "/tron/payouts/\(payout.id.text)")
    }
}

/// `PayoutFields` of the contract: what payouts of every route have.
private struct PayoutFields {
    let walletID: WalletID?
    let amount: AssetAmount?
    private let reference: String?
    private let description: String?
    private let memo: String?
    private let priority: Int?
    private let scheduledAt: Timestamp?
    private let metadata: [String: String]

    init(reading body: inout ObjectReader) {
        walletID = body.identifier("wallet_id", of: WalletID.self, .optional)
        let asset = body.word("asset", of: Asset.self, .optional) ?? .usdt
        amount = body.amount("amount", of: asset)
        reference = body.text("reference", .reference, .optional)
        description = body.text("description", .description, .optional)
        memo = body.text("memo", .memo, .optional)
        priority = body.integer("priority", in: 1...10, .optional).map(Int.init)
        scheduledAt = body.timestamp("scheduled_at", .optional)
        metadata = body.metadata("metadata")
    }

    func fill(_ order: inout PayoutOrder) {
        order.walletID = walletID
        order.reference = reference
        order.description = description
        order.memo = memo
        order.priority = priority ?? PayoutOrder.defaultPriority
        order.scheduledAt = scheduledAt
        order.metadata = metadata
    }
}
