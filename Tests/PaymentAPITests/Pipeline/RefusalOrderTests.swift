import NIOHTTP1
import PaymentAPI
import Testing

@Suite("The order of refusals")
struct RefusalOrderTests {
    /// A request that everything is wrong with, from its token to its values, and then ever less.
    private struct Step {
        let code: String
        /// What is mended before the step that comes next.
        let mend: @Sendable (inout Request) -> Void
    }

    private struct Request: Sendable {
        var path = "/nowhere"
        var method = HTTPMethod.GET
        var token = "a.b.c"
        var type = "text/plain"
        var body = #"{"amount":"1","#
        var key: String?
    }

    @Test("path and method, token, permission, rate, form, key, values: each is refused before the next")
    func order() async throws {
        var settings = TestService.Settings()
        settings.rateLimit = RateLimit(requests: 5, per: .seconds(3600))
        try await TestService.run(settings) { service in
            let viewer = try await service.token(.viewer, subject: "viewer")
            let spent = try await service.token(.admin, subject: "spent")
            let good = try await service.token(.admin, subject: "good")
            for _ in 0..<5 { _ = try await service.send(.GET, "/auth/session", token: spent) }
            let steps = [
                Step(code: "not_found") { $0.path = "/tron/payouts/v0" },
                Step(code: "method_not_allowed") { $0.method = .POST },
                Step(code: "unauthenticated") { $0.token = viewer },
                Step(code: "forbidden") { $0.token = spent },
                Step(code: "rate_limited") { $0.token = good },
                Step(code: "unsupported_media_type") { $0.type = "application/json" },
                Step(code: "malformed_request") { $0.body = #"{"amount":1}"# },
                Step(code: "idempotency_key_required") { $0.key = "key" },
                Step(code: "validation_failed") { _ in },
            ]
            var request = Request()
            for step in steps {
                var headers = ["content-type": request.type]
                headers["idempotency-key"] = request.key
                let answer = try await service.send(
                    request.method, request.path, request.body, headers: headers, token: request.token)

                #expect(try answer.problem() == step.code)
                step.mend(&request)
            }
        }
    }
}
