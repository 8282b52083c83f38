import Foundation
import NIOHTTP1
import PaymentAPI
import PaymentWire
import StrictJSON
import Testing
import Tron
import TronDevnet

extension ServiceTests {
    @Test("a base path holds everything but the health paths, which are at the root too")
    func basePath() async throws {
        var settings = TestService.Settings()
        settings.basePath = "/api/v1"
        try await TestService.run(settings) { service in
            let made = try await service.send(.POST, "/tron/wallets/create", #"{"name":"w"}"#)
            let found = try await service.send(.GET, "/../..", token: "")
            let health = try await service.send(.GET, "/health", token: "")

            #expect(made.header("location")?.hasPrefix("/api/v1/tron/wallets/wal_") == true)
            #expect(found.status == 404)
            #expect(health.status == 200)
        }
    }

    @Test("request ids are taken over, and made where there is none")
    func requestID() async throws {
        try await TestService.run { service in
            let own = try await service.send(.GET, "/health", headers: ["x-request-id": "abc-1"], token: "")
            let made = try await service.send(.GET, "/health", token: "")
            let bad = try await service.send(.GET, "/health", headers: ["x-request-id": "a b"], token: "")

            #expect(own.header("x-request-id") == "abc-1")
            #expect(made.header("x-request-id")?.hasPrefix("req_") == true)
            #expect(bad.header("x-request-id")?.hasPrefix("req_") == true)
        }
    }

    @Test("a session tells what the token allows")
    func session() async throws {
        try await TestService.run { service in
            let json = try await service.send(
                .GET, "/auth/session",
                token: try await service.token(.operator, subject: "svc", scope: "payouts:write audit:read")
            ).json

            #expect(json["subject"]?.string == "svc" && json["roles"] == ["operator"])
            #expect(json["permissions"] == ["payouts:write"])
        }
    }
}
