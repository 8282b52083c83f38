import HTTPTypes
import PaymentModel
import PaymentWire
import Payments
import StrictJSON
import Tron

/// The registry of trusted recipients for direct payouts.
struct RecipientRoutes: Sendable {
    let recipients: RecipientService
    let assets: AssetRegistry

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
                id: "approveRecipient", method: .post, path: "/tron/recipients/{recipient_id}/approve",
                access: .permission(.writeRecipients), audited: "recipient.approve", handle: approve),
            Operation(
                id: "revokeRecipient", method: .delete, path: "/tron/recipients/{recipient_id}",
                access: .permission(.writeRecipients), audited: "recipient.revoke", handle: revoke),
        ]
    }

    private func list(_ request: OperationRequest) async throws -> Answer {
        let reader = RequestReader(request)
        let page = try reader.values(reader.page())
        let found = try await recipients.recipients(after: page.place, limit: page.limit)
        return page.answer(found.json, next: found.next)
    }

    private func create(_ request: OperationRequest) async throws -> Answer {
        let reader = RequestReader(request)
        let body = reader.body
        let usdt = try assets.requireUSDT()
        let (name, address, perPayoutLimit, perDayLimit, metadata) = try reader.values(
            body.required("name", .text(.name)), body.required("address", .address),
            body.optional("per_payout_limit", .amount(of: usdt)),
            body.optional("per_day_limit", .amount(of: usdt)),
            body.optional("metadata", .texts, else: [:]))
        var order = RecipientOrder(name: name, address: address)
        order.perPayoutLimit = perPayoutLimit
        order.perDayLimit = perDayLimit
        order.metadata = metadata
        let recipient = try await recipients.add(order, by: request.caller)
        return Answer(
            201, recipient.json(wait: recipients.wait), location: "/tron/recipients/\(recipient.id.text)")
    }

    private func get(_ request: OperationRequest) async throws -> Answer {
        let reader = RequestReader(request)
        let id = try reader.values(reader.path("recipient_id", .existing(RecipientID.self)))
        return Answer(try await recipients.recipient(id).json(wait: recipients.wait))
    }

    private func approve(_ request: OperationRequest) async throws -> Answer {
        let reader = RequestReader(request)
        let id = try reader.values(reader.path("recipient_id", .existing(RecipientID.self)))
        let recipient = try await recipients.approve(id, by: request.caller)
        return Answer(recipient.json(wait: recipients.wait))
    }

    private func revoke(_ request: OperationRequest) async throws -> Answer {
        let reader = RequestReader(request)
        let id = try reader.values(reader.path("recipient_id", .existing(RecipientID.self)))
        let recipient = try await recipients.revoke(id, by: request.caller)
        return Answer(recipient.json(wait: recipients.wait))
    }
}
