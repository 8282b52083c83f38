import HTTPTypes
import PaymentModel
import Payments
import StrictJSON

/// What changed, in order, and what the books and the chain disagree about.
struct FeedRoutes: Sendable {
    let events: EventService
    let reconciliations: ReconciliationService

    var operations: [Operation] {
        [
            Operation(
                id: "listEvents", method: .get, path: "/tron/events", access: .permission(.readPayouts),
                waits: true, handle: listEvents),
            Operation(
                id: "listReconciliations", method: .get, path: "/audit/reconciliations",
                access: .permission(.readAudit), handle: listReconciliations),
        ]
    }

    private func listEvents(_ request: OperationRequest) async throws -> Answer {
        let query = QueryReader(request, ["limit", "cursor", "type"])
        let type = query.text("type", .word)
        let (limit, position) = (query.limit(), query.number() ?? 0)
        try query.check()
        let wait = request.wait ?? .zero
        let page = try await Waiting.until(
            { try await events.events(after: position, limit: limit, type: type, waitingAtMost: wait) },
            then: { try await events.events(after: position, limit: limit, type: type) })
        return Answer([
            "items": .array(page.events.map(\.event.json)),
            "next_cursor": .string(query.cursor(behind: page.next)),
        ])
    }

    private func listReconciliations(_ request: OperationRequest) async throws -> Answer {
        let query = QueryReader(request, ["limit", "cursor"])
        let (limit, position) = (query.limit(), query.number())
        try query.check()
        let found = try await reconciliations.reconciliations(before: position, limit: limit + 1)
        let shown = found.prefix(limit)
        let next = found.count > limit ? shown.last?.position : nil
        var items: [JSON] = []
        for (_, reconciliation) in shown {
            items.append(
                reconciliation.json(explained: try await reconciliations.explained(of: reconciliation)))
        }
        return Answer([
            "items": .array(items),
            "next_cursor": .optional(next) { .string(query.cursor(behind: $0)) },
        ])
    }
}
