import HTTPTypes
import PaymentModel
import PaymentWire
import Payments
import StrictJSON

/// The audit trail: its events, its chain of hashes, and signed checkpoints of it.
struct AuditRoutes: Sendable {
    let audit: AuditService
    let checkpoints: AuditCheckpoints

    var operations: [Operation] {
        [
            Operation(
                id: "listAuditEvents", method: .get, path: "/audit/events", access: .permission(.readAudit),
                handle: list),
            Operation(
                id: "verifyAudit", method: .get, path: "/audit/verify", access: .permission(.readAudit),
                handle: verify),
            Operation(
                id: "getAuditCheckpoint", method: .get, path: "/audit/checkpoint",
                access: .permission(.readAudit), handle: checkpoint),
        ]
    }

    private func list(_ request: OperationRequest) async throws -> Answer {
        let reader = RequestReader(request)
        let (actor, action, resource, range, page) = try reader.values(
            reader.query("actor", .text(.subject)), reader.query("action", .text(.word)),
            reader.query("resource_id", .text(.word)), reader.range(), reader.page(NumberedPlace.self))
        var filter = AuditFilter()
        (filter.actor, filter.action, filter.resourceID) = (actor, action, resource)
        (filter.from, filter.to) = (range.from, range.to)
        let found = try await audit.events(filter, before: page.place?.number, limit: page.limit + 1)
        return Answer(page.json(found) { (NumberedPlace($0.sequence), .object($0.document)) })
    }

    private func verify(_ request: OperationRequest) async throws -> Answer {
        try RequestReader(request).values()
        let verification = try await audit.verification()
        return Answer([
            "valid": .bool(verification.isValid), "events": .integer(verification.events),
            "head_hash": .optional(verification.headHash, JSON.string),
            "first_invalid_sequence": .optional(verification.firstInvalidSequence) { .integer($0) },
        ])
    }

    private func checkpoint(_ request: OperationRequest) async throws -> Answer {
        try RequestReader(request).values()
        return Answer(.object(try await checkpoints.current().document))
    }
}
