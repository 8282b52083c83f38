import HTTPTypes
import PaymentModel
import PaymentWire
import Payments
import StrictJSON

/// Health and description of the service itself.
struct ServiceRoutes: Sendable {
    let health: HealthService
    let version: String
    /// The contract as it is served.
    let contract: JSON
    /// The same, for people.
    let page: DocumentationPage

    init(health: HealthService, version: String, contract: JSON) {
        self.health = health
        self.version = version
        self.contract = contract
        page = DocumentationPage(of: contract)
    }

    var operations: [Operation] {
        [
            Operation(id: "getHealth", method: .get, path: "/health", access: .open, handle: readiness),
            Operation(id: "getLiveness", method: .get, path: "/health/live", access: .open, handle: liveness),
            Operation(
                id: "getReadiness", method: .get, path: "/health/ready", access: .open, handle: readiness),
            Operation(
                id: "getOpenAPI", method: .get, path: "/openapi.json", access: .open, handle: openAPI),
            Operation(id: "getDocs", method: .get, path: "/docs", access: .open, handle: docs),
        ]
    }

    private func liveness(_ request: OperationRequest) throws -> Answer {
        try RequestReader(request).values()
        return Answer(["status": "ok", "version": .string(version)])
    }

    private func openAPI(_ request: OperationRequest) throws -> Answer {
        try RequestReader(request).values()
        return Answer(contract)
    }

    private func docs(_ request: OperationRequest) throws -> Answer {
        try RequestReader(request).values()
        return Answer(page: page.html, policy: page.policy)
    }

    private func readiness(_ request: OperationRequest) async throws -> Answer {
        try RequestReader(request).values()
        let parts = await health.readiness()
        let isReady = parts.values.allSatisfy(\.self)
        var checks: JSONObject = [:]
        for (part, isUsable) in parts.sorted(by: { $0.key < $1.key }) { checks[part] = Self.word(isUsable) }
        var workers: JSONObject = [:]
        for worker in health.workerStandings() { workers[worker.name] = Self.word(!worker.isStandingStill) }
        return Answer(
            isReady ? 200 : 503,
            [
                "status": Self.word(isReady), "version": .string(version), "checks": .object(checks),
                "workers": .object(workers),
            ])
    }

    private static func word(_ isUsable: Bool) -> JSON { isUsable ? "ok" : "unavailable" }
}
