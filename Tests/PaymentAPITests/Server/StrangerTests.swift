import Logging
import NIOHTTP1
import PaymentEngine
import PaymentModel
import Payments
import StrictJSON
import Testing

@testable import PaymentAPI

@Suite("Strangers")
struct StrangerTests {
    private static func settings(_ requests: Int) -> TestService.Settings {
        var settings = TestService.Settings()
        settings.rateLimit = RateLimit(requests: requests, per: .seconds(86_400))
        return settings
    }

    @Test("without a good token an address has a budget; beyond it everything but health is 429")
    func budget() async throws {
        try await TestService.run(Self.settings(6)) { service in
            let good = try await service.token(.viewer)
            let asked: [(path: String, token: String, status: Int)] = [
                ("/tron/wallets", "", 401), ("/tron/wallets", "a.b.c", 401), ("/auth/session", "a.b.c", 401),
                ("/no/such/path", "", 404), ("/docs", "", 200), ("/openapi.json", "", 200),
            ]
            for (path, token, status) in asked {
                #expect(try await service.send(.GET, path, token: token).status == status, "\(path)")
            }

            for (path, token, _) in asked {
                let answer = try await service.send(.GET, path, token: token)
                #expect(answer.status == 429, "\(path)")
                #expect(try answer.problem() == "rate_limited")
                #expect(Int(answer.header("retry-after") ?? "") ?? 0 > 0)
                #expect(answer.header("www-authenticate") == nil && answer.header("ratelimit") == nil)
            }
            for path in ["/health", "/health/live", "/health/ready"] {
                #expect(try await service.send(.GET, path, token: "").status != 429, "\(path)")
            }
            // Who has a good token is not held up by strangers at the same address.
            #expect(try await service.send(.GET, "/auth/session", token: good).status == 200)
            #expect(try await service.send(.GET, "/no/such/path", token: good).status == 404)
        }
    }

    @Test("a missing permission counts for its subject and for its address")
    func forbidden() async throws {
        try await TestService.run(Self.settings(3)) { service in
            let viewer = try await service.token(.viewer, subject: "v")
            let order = #"{"name":"w"}"#
            var statuses: [Int] = []
            for _ in 0..<5 {
                statuses.append(
                    try await service.send(.POST, "/tron/wallets/create", order, token: viewer).status)
            }

            #expect(statuses == [403, 403, 403, 429, 429])
            #expect(try await service.send(.GET, "/auth/session", token: viewer).status == 429)
            #expect(try await service.send(.GET, "/tron/wallets", token: "a.b.c").status == 429)
        }
    }

    @Test("behind a trusted proxy each caller has a budget of its own")
    func proxies() async throws {
        var settings = Self.settings(2)
        settings.trustedProxies = [try #require(NetworkRange("127.0.0.0/8"))]
        try await TestService.run(settings) { service in
            for address in ["203.0.113.1", "203.0.113.2", "2001:db8::1"] {
                for status in [401, 401, 429] {
                    let answer = try await service.send(
                        .GET, "/tron/wallets", headers: ["X-Forwarded-For": "192.0.2.9, " + address],
                        token: "")
                    #expect(answer.status == status, "\(address)")
                }
            }
            let sameNetwork = try await service.send(
                .GET, "/tron/wallets", headers: ["X-Forwarded-For": "2001:db8::2"], token: "")
            #expect(sameNetwork.status == 429)
        }
    }

    @Test("a flood without a good token leaves one entry for each address, and nothing that it said")
    func sums() async throws {
        try await TestService.run { service in
            let sums = StrangerSums(
                audit: service.system.services.audit, clock: service.system.services.clock,
                logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
            let trace = TraceContext(random: service.system.services.random)
            for index in 0..<1000 {
                sums.count(
                    Visit(
                        requestID: "flood-\(index)", trace: trace, target: "/",
                        origin: NetworkAddress("203.0.113.\(index % 2)")))
            }
            for index in 0..<1000 {
                sums.count(
                    Visit(
                        requestID: "wide-\(index)", trace: trace, target: "/",
                        origin: NetworkAddress("198.51.\(index / 250).\(index % 250)")))
            }
            await sums.write()
            await sums.write()

            let entries = try await service.store.auditEvents(after: 0, limit: 1000).map(\.entry)
                .filter { $0.action == "auth.denied" }
            let counts = entries.map { $0.details["count"]?.int64 ?? 0 }
            #expect(counts.reduce(0, +) == 2000)
            #expect(
                entries.count == 257
                    && entries.allSatisfy { $0.actor == "anonymous" && $0.outcome == .denied })
            let flood = entries.filter { $0.remoteAddress?.hasPrefix("203.0.113.") == true }
            #expect(flood.map { $0.details["count"]?.int64 } == [500, 500])
            #expect(entries.contains { $0.remoteAddress == nil })
        }
    }

    @Test("a refused request leaves no more than a kilobyte, whatever it names")
    func longNames() async throws {
        try await TestService.run { service in
            let operatorToken = try await service.token(.operator)
            let before = try await service.store.auditEvents(after: 0, limit: 1000).count
            let long = String(repeating: "x", count: 60_000)
            let answer = try await service.send(
                .POST, "/tron/payouts/\(long)/cancel", #"{"reason":"r"}"#, token: operatorToken)
            #expect(answer.status == 422)

            let entries = try await service.store.auditEvents(after: 0, limit: 1000).dropFirst(before)
            #expect(entries.allSatisfy { ($0.entry.resourceID?.utf8.count ?? 0) < 300 })
        }
    }
}
