import HTTPTypes
import PaymentModel
import PaymentWire
import Payments
import StrictJSON

/// What changed, in order, and where the books and the chain differ.
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
        let reader = RequestReader(request)
        let (type, page) = try reader.values(
            reader.query("type", .text(.word)), reader.page(NumberedPlace.self))
        let start = page.place?.number ?? 0
        let wait = request.wait ?? .zero
        let filter = EventFilter(type: type, areas: request.session?.readableEvents ?? [])
        let found = try await Waiting.until(
            {
                try await events.events(after: start, limit: page.limit, filter, waitingAtMost: wait)
            },
            then: { try await events.events(after: start, limit: page.limit, filter) })
        return page.answer(found.json, next: NumberedPlace(found.next))
    }

    private func listReconciliations(_ request: OperationRequest) async throws -> Answer {
        let reader = RequestReader(request)
        let page = try reader.values(reader.page(NumberedPlace.self))
        let found = try await reconciliations.reconciliations(
            before: page.place?.number, limit: page.limit + 1)
        var explained: [(place: NumberedPlace, json: JSON)] = []
        for (position, reconciliation) in found {
            let json = reconciliation.json(explained: try await reconciliations.explained(of: reconciliation))
            explained.append((NumberedPlace(position), json))
        }
        return Answer(page.json(explained) { $0 })
    }
}
