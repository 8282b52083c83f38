import HTTPTypes
import PaymentModel
import Payments
import StrictJSON
import Tron

/// The registry of trusted recipients for direct payouts.
struct RecipientRoutes: Sendable {
    let recipients: RecipientService

    var operations: [Operation] {
        [
            Operation(
                id: "listRecipients", method: .get, path: "/tron/recipients",
                access: .permission(.readPayouts), handle: list),
            Operation(
                id: "createRecipient", method: .post, path: "/tron/recipients",
                access: .permission(.writeRecipients), body: .required, audited: "recipient.create",
                handle: create),
            Operation(
                id: "getRecipient", method: .get, path: "/tron/recipients/{recipient_id}",
                access: .permission(.readPayouts), handle: get),
            Operation(
                id: "revokeRecipient", method: .delete, path: "/tron/recipients/{recipient_id}",
                access: .permission(.writeRecipients), audited: "recipient.revoke", handle: revoke),
        ]
    }

    private func list(_ request: OperationRequest) async throws -> Answer {
        let query = QueryReader(request, ["limit", "cursor"])
        let limit = query.limit()
        let position = query.position()
        try query.check()
        let found = try await recipients.recipients(after: position, limit: limit + 1)
        return Answer(
            query.page(found, limit: limit) { recipient in
                (
                    ListPosition(createdAt: recipient.createdAt, id: recipient.id.text),
                    recipient.json(wait: recipients.wait)
                )
            })
    }

    private func create(_ request: OperationRequest) async throws -> Answer {
        let reader = RequestReader(request)
        var body = reader.body()
        let name = body.text("name", .name)
        let address = body.address("address")
        let perPayoutLimit = body.amount("per_payout_limit", of: .usdt, .optional)
        let perDayLimit = body.amount("per_day_limit", of: .usdt, .optional)
        let metadata = body.metadata("metadata")
        body.refuseUnknown()
        try reader.check()
        guard let name, let address else { throw Problem(.internalError) }
        var order = RecipientOrder(name: name, address: address)
        order.perPayoutLimit = perPayoutLimit
        order.perDayLimit = perDayLimit
        order.metadata = metadata
        let recipient = try await recipients.add(order, by: request.caller)
        return Answer(
            201, recipient.json(wait: recipients.wait), location: "/tron/recipients/\(recipient.id.text)")
    }

    private func get(_ request: OperationRequest) async throws -> Answer {
        Answer(try await recipients.recipient(try Self.id(in: request)).json(wait: recipients.wait))
    }

    private func revoke(_ request: OperationRequest) async throws -> Answer {
        let recipient = try await recipients.revoke(try Self.id(in: request), by: request.caller)
        return Answer(recipient.json(wait: recipients.wait))
    }

    private static func id(in request: OperationRequest) throws(Problem) -> RecipientID {
        let reader = RequestReader(request)
        let id = reader.identifier(path: "recipient_id", of: RecipientID.self)
        try reader.check()
        guard let id else { throw Problem(.internalError) }
        return id
    }
}
