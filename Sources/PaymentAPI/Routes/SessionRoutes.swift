import HTTPTypes
import PaymentModel
import PaymentWire
import Payments
import StrictJSON

/// Who the caller is, and the end of sessions.
struct SessionRoutes: Sendable {
    let sessions: SessionService

    var operations: [Operation] {
        [
            Operation(
                id: "getSession", method: .get, path: "/auth/session", access: .session, handle: session),
            Operation(
                id: "revokeToken", method: .post, path: "/auth/revoke", access: .permission(.revokeSessions),
                body: .required, audited: "session.revoke", handle: revoke),
        ]
    }

    private func session(_ request: OperationRequest) throws -> Answer {
        try RequestReader(request).values()
        guard let session = request.session else { throw Problem(.unauthenticated) }
        return Answer([
            "subject": .string(session.subject), "roles": .array(session.roles.map(JSON.string)),
            "permissions": .array(session.permissions.map(\.rawValue).sorted().map(JSON.string)),
            "expires_at": .time(session.expiresAt),
        ])
    }

    private func revoke(_ request: OperationRequest) async throws -> Answer {
        let reader = RequestReader(request)
        let (id, subject) = try reader.values(
            reader.body.optional("jti", .text(.sessionName)),
            reader.body.optional("subject", .text(.sessionName)))
        let target: Revocation.Target
        switch (id, subject) {
        case (let id?, nil): target = .token(id)
        case (nil, let subject?): target = .subject(subject)
        case (nil, nil), (_?, _?):
            throw Problem.invalid(Violations([Violation("", "must have either jti or subject")]))
        }
        try await sessions.revoke(target, by: request.caller)
        return .nothing
    }
}
