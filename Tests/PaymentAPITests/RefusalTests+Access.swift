import Foundation
import NIOHTTP1
import PaymentAPI
import PaymentEngine
import PaymentModel
import PaymentWire
import Payments
import StrictJSON
import Testing
import Tron

extension RefusalTests {
    @Test("without a token, with a bad one, with too few permissions, without a key")
    func access() async throws {
        try await TestService.run { service in
            let body: JSON = ["recipient_address": .string(Address.stranger(31).base58), "amount": "1"]
            let viewer = try await service.token(.viewer)

            let nobody = try await service.order("/tron/payouts/v0", body, token: "")
            let forged = try await service.order("/tron/payouts/v0", body, token: "a.b.c")
            let few = try await service.order("/tron/payouts/v0", body, token: viewer)
            let narrowed = try await service.order(
                "/tron/payouts/v0", body, token: try await service.token(.admin, scope: "payouts:read"))
            let keyless = try await service.send(.POST, "/tron/payouts/v0", body.text)
            let badKey = try await service.order("/tron/payouts/v0", body, key: "a b")

            #expect(nobody.status == 401 && nobody.header("www-authenticate") == "Bearer realm=\"lucid\"")
            #expect(try nobody.problem() == "unauthenticated")
            #expect(try forged.problem() == "unauthenticated")
            #expect(nobody.header("ratelimit") == nil)
            #expect(few.status == 403 && few.header("ratelimit") != nil)
            #expect(try few.problem() == "forbidden")
            #expect(try narrowed.problem() == "forbidden")
            #expect(keyless.status == 400)
            #expect(try keyless.problem() == "idempotency_key_required")
            #expect(badKey.status == 422)
            #expect(try badKey.locations == ["header:Idempotency-Key"])
            let denials = try await service.store.auditEvents(after: 0, limit: 100).map(\.entry)
            // Two without the permission. Those without a good token are summed once a minute.
            let denied = denials.filter { $0.action == "auth.denied" && $0.actor != "anonymous" }
            #expect(denied.count == 2 && denied.allSatisfy { $0.outcome == .denied })
            #expect(denials.contains { $0.action == "payout.create" && $0.outcome == .failed })
        }
    }

    @Test("paths and methods that are not there, with or without a token")
    func routing() async throws {
        try await TestService.run { service in
            for token in ["", nil] {
                for path in [
                    "/", "/tron", "/sessions", "/tron/payouts/", "/tron/wallets/create/x", "/HEALTH",
                ] {
                    let answer = try await service.send(.GET, path, token: token)
                    #expect(answer.status == 404, "\(path)")
                    #expect(try answer.problem() == "not_found")
                }
                let create = try await service.send(.GET, "/tron/wallets/create", token: token)
                let health = try await service.send(.POST, "/health", token: token)
                #expect(create.status == 405 && create.header("allow") == "POST")
                #expect(try create.problem() == "method_not_allowed")
                #expect(health.status == 405 && health.header("allow") == "GET, HEAD")
            }
            let malformed = try await service.send(.GET, "/tron/payouts/pay_nonsense")
            let unknown = try await service.send(.GET, "/tron/payouts/pay_01JDZZZZZZZZZZZZZZZZZZZZZZ")
            let query = try await service.send(.GET, "/tron/network/status?a=1&b=2&b=3")
            #expect(try malformed.locations == ["path:payout_id"] && malformed.status == 422)
            #expect(unknown.status == 404)
            #expect(try unknown.problem() == "not_found")
            // Of the contract's form, and more than a ULID can be.
            let beyond = try await service.send(.GET, "/tron/payouts/pay_81JDZZZZZZZZZZZZZZZZZZZZZZ")
            #expect(try beyond.status == 404 && beyond.problem() == "not_found")
            #expect(try query.locations == ["query:a", "query:b"])
        }
    }
}
