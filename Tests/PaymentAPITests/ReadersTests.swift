import AsyncHTTPClient
import Foundation
import NIOCore
import NIOHTTP1
import PaymentAPI
import PaymentModel
import PaymentWire
import Payments
import StrictJSON
import Testing
import Tron
import TronDevnet

@Suite("Many readers, and nodes that hang")
struct ReadersTests {
    /// Longest that anybody waits for what needs a node that hangs: its time-out, and what a busy machine adds.
    static let patience = Duration.seconds(15)

    /// How often the node was asked at `path`.
    private func asked(_ service: TestService, _ path: String) async throws -> Int64 {
        let request = HTTPClientRequest(url: service.node.url + "/devnet/requests")
        let response = try await HTTPClient.shared.execute(request, timeout: .seconds(30))
        let bytes = try await response.body.collect(upTo: 64 << 20)
        return try JSON(parsing: Array(buffer: bytes))["by_path"]?[path]?.int64 ?? 0
    }

    /// So many answers to `paths` in turn, all asked at once on connections of their own.
    func read(
        _ service: TestService, _ paths: [String], times: Int
    ) async throws -> [TestAnswer] {
        var configuration = HTTPClient.Configuration()
        configuration.connectionPool.concurrentHTTP1ConnectionsPerHostSoftLimit = times
        let client = HTTPClient(configuration: configuration)
        let token = try await service.token(.admin)
        do {
            let answers = try await withThrowingTaskGroup(of: TestAnswer.self) { group in
                for number in 0..<times {
                    group.addTask {
                        try await Self.answer(of: service.url + paths[number % paths.count], token, client)
                    }
                }
                return try await group.reduce(into: [TestAnswer]()) { $0.append($1) }
            }
            try await client.shutdown()
            return answers
        } catch {
            try await client.shutdown()
            throw error
        }
    }

    static func answer(
        of url: String, _ token: String, _ client: HTTPClient
    ) async throws -> TestAnswer {
        var request = HTTPClientRequest(url: url)
        request.headers.add(name: "authorization", value: "Bearer " + token)
        let response = try await client.execute(request, timeout: .seconds(120))
        let bytes = try await response.body.collect(upTo: 4 << 20)
        return TestAnswer(
            status: Int(response.status.code), headers: response.headers, bytes: Array(buffer: bytes))
    }

    @Test("a hundred equal reads are one question to the node, and a new block is a new one")
    func shared() async throws {
        try await TestService.run { service in
            let holder = service.node.devnet.accounts[1].address
            let path = "/tron/usdt/balance/\(holder.base58)"
            let call = "/wallet/triggerconstantcontract"
            let before = try await asked(service, call)
            let start = ContinuousClock.now

            let answers = try await read(service, [path], times: 100)
            // If a busy machine takes longer than a block, what was read is asked again; so it is by who comes just behind
            // the first answer's end.
            let blocks = start.duration(to: .now).components.seconds / 3
            let together = try await asked(service, call) - before
            await service.node.devnet.set(holder, usdt: 5_000_000)
            await service.node.devnet.mine()
            let after = try await service.send(.GET, path)
            let anew = try await asked(service, call) - before - together

            #expect(answers.allSatisfy { $0.status == 200 })
            #expect(together >= 1 && together <= 2 + blocks, "\(together)")
            #expect(anew == 1)
            #expect(try after.json["balance"]?.string == "5.000000")
        }
    }

    @Test("a failure is not kept")
    func failure() async throws {
        try await TestService.run { service in
            let path = "/tron/usdt/balance/\(service.node.devnet.accounts[1].address.base58)"
            _ = try await service.ask(
                node: "/devnet/faults",
                ["path": "/wallet/triggerconstantcontract", "kind": "http_503", "count": 1])

            let failed = try await service.send(.GET, path)
            let next = try await service.send(.GET, path)

            #expect(failed.status == 503)
            #expect(try failed.problem() == "node_unavailable")
            #expect(next.status == 200)
        }
    }

    @Test("a thousand readers at once are all answered")
    func thousand() async throws {
        // Node, service and readers share two threads here: how long the node takes is not what is asked.
        var settings = TestService.Settings()
        settings.nodeTimeout = .seconds(60)
        try await TestService.run(settings) { service in
            let wallet = try await service.fundedWallet()
            let made = try await service.order(
                "/tron/usdt/transfer",
                [
                    "wallet_id": .string(wallet.id), "to": .string(Address.stranger(90).base58),
                    "amount": "1",
                ])
            let place = try #require(made.header("location"))
            _ = try await service.record(at: place, reaching: ["confirmed"])
            let address = wallet.address.base58
            let paths = [
                "/tron/wallets", "/tron/wallets/\(wallet.id)", "/tron/wallets/\(wallet.id)/balance",
                "/tron/transactions", place, "/tron/payouts/history", "/tron/payouts/policy",
                "/tron/usdt/balance/\(address)", "/tron/staking/balance/\(address)",
                "/tron/staking/resources/\(address)", "/tron/network/status", "/tron/network/info",
                "/tron/network/blocks/latest", "/health/live", "/openapi.json", "/tron/events",
            ]

            let answers = try await read(service, paths, times: 1000)

            let failed = answers.filter { $0.status != 200 }
            #expect(answers.count == 1000 && failed.isEmpty, "\(Set(failed.map(\.status)))")
        }
    }
}
