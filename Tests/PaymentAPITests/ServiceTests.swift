import Foundation
import NIOHTTP1
import PaymentAPI
import PaymentWire
import StrictJSON
import Testing
import Tron
import TronDevnet

@Suite("The service itself")
struct ServiceTests {
    @Test("health tells the truth about the node")
    func health() async throws {
        try await TestService.run { service in
            let ready = try await service.send(.GET, "/health/ready", token: "")
            let live = try await service.send(.GET, "/health/live", token: "")
            await service.node.stop()
            let without = try await service.send(.GET, "/health", token: "")
            let unready = try await service.send(.GET, "/health/ready", token: "")
            let status = try await service.send(.GET, "/tron/network/status")

            #expect(ready.status == 200 && live.status == 200)
            #expect(try ready.json["checks"] == ["node": "ok", "store": "ok"])
            // The test's engine is told by its workers, each by name.
            let workers = try ready.json["workers"]?.object?.members.map(\.key) ?? []
            #expect(workers.contains("dispatcher") && workers.contains("follower"))
            #expect(try ready.json["workers"]?.object?.members.allSatisfy { $0.value == "ok" } == true)
            #expect(try live.json["version"]?.string == "1.2.3-test")
            #expect(without.status == 503 && unready.status == 503)
            #expect(try without.json["checks"] == ["node": "unavailable", "store": "ok"])
            #expect(status.status == 503)
            #expect(try status.problem() == "node_unavailable")
            #expect(status.header("retry-after") != nil)
        }
    }

    @Test("the network's state is the node's")
    func networkStatus() async throws {
        try await TestService.run { service in
            await service.node.devnet.mine(3)

            let json = try await service.send(.GET, "/tron/network/status").json

            #expect(json["network"]?.string == "devnet" && json["status"]?.string == "healthy")
            #expect(json["head"]?["number"]?.int64 == 3 && json["solidified"]?["number"]?.int64 == 2)
            #expect(json["finality_lag_blocks"]?.int64 == 1 && json["nodes_usable"]?.int64 == 1)
            #expect(json["service_version"]?.string == "1.2.3-test")
        }
    }

    @Test("the rate is limited for each subject, and told")
    func rate() async throws {
        var settings = TestService.Settings()
        settings.rateLimit = RateLimit(requests: 3, per: .seconds(3600))
        try await TestService.run(settings) { service in
            var answers: [TestAnswer] = []
            for _ in 0..<4 { answers.append(try await service.send(.GET, "/auth/session")) }
            let other = try await service.send(
                .GET, "/auth/session", token: try await service.token(.viewer, subject: "other"))

            #expect(answers.map(\.status) == [200, 200, 200, 429])
            #expect(answers[0].header("ratelimit-policy") == "\"default\";q=3;w=3600")
            #expect(answers[0].header("ratelimit")?.hasPrefix("\"default\";r=2;t=") == true)
            #expect(try answers[3].problem() == "rate_limited")
            let seconds = try #require(answers[3].header("retry-after").flatMap { Int64($0) })
            #expect((1...1200).contains(seconds))
            #expect(try answers[3].json["retry_after"]?.int64 == seconds)
            #expect(other.status == 200)
        }
    }
}
