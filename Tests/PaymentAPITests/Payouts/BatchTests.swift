import Foundation
import NIOHTTP1
import PaymentAPI
import PaymentModel
import PaymentWire
import Payments
import StrictJSON
import Testing
import Tron
import TronDevnet

@Suite("Batches of payouts")
struct BatchTests {
    static func item(_ number: Int, _ amount: String, _ more: [(String, JSON)] = []) -> JSON {
        var object: JSONObject = [
            "route": "v0", "recipient_address": .string(Address.stranger(number).base58),
            "amount": .string(amount),
        ]
        for (name, value) in more { object[name] = value }
        return .object(object)
    }

    @Test("a thousand are accepted in one answer, counted, and found again")
    func thousand() async throws {
        var settings = TestService.Settings()
        settings.payments.policy = .unlimited
        try await TestService.run(settings) { service in
            _ = try await service.fundedWallet(usdt: "0")
            let items = (0..<1000).map {
                Self.item(
                    $0, "1.5", [("reference", .string("b-\($0)")), ("metadata", ["n": .string("\($0)")])])
            }

            let key = UUID().uuidString
            let made = try await service.order("/tron/payouts/batch", ["payouts": .array(items)], key: key)
            let again = try await service.order("/tron/payouts/batch", ["payouts": .array(items)], key: key)
            let tooMany = try await service.order(
                "/tron/payouts/batch", ["payouts": .array(items + [Self.item(1, "1")])])
            let batch = try made.json
            let id = try #require(batch["id"]?.string)
            let status = try await service.send(.GET, "/tron/payouts/batches/\(id)").json
            let history = try await service.send(.GET, "/tron/payouts/history?batch_id=\(id)&limit=200").json

            #expect(made.status == 201 && again.bytes == made.bytes)
            #expect(batch["count"]?.int64 == 1000 && batch["total"]?["USDT"]?.string == "1500.000000")
            let numbers = batch["payouts"]?.array?.compactMap { $0["metadata"]?["n"]?.string }
            #expect(numbers == (0..<1000).map(String.init), "in the order of the request")
            #expect(tooMany.status == 422)
            #expect(try tooMany.locations == ["/payouts"])
            #expect(status["count"]?.int64 == 1000 && status["by_status"]?["pending"]?.int64 == 1000)
            #expect(history["items"]?.array?.count == 200)
            let created = try await service.store.events(after: 0, limit: 5000).count {
                $0.event.type == "payout.created"
            }
            #expect(created == 1000, "one event for each payout")
        }
    }

    @Test("each is judged after those before it; one refusal refuses all, with the code of each")
    func refused() async throws {
        var settings = TestService.Settings()
        settings.payments.policy = try PayoutPolicy(
            json: ["v0": ["per_day": "10"]], assets: .usdt(NetworkName.devnet.usdtContract))
        try await TestService.run(settings) { service in
            _ = try await service.fundedWallet()
            _ = try await service.order(
                "/tron/payouts/v0",
                [
                    "recipient_address": .string(Address.stranger(9).base58), "amount": "1",
                    "reference": "used",
                ])
            let items = [
                Self.item(1, "5"), Self.item(2, "1", [("reference", "used")]), Self.item(3, "4"),
                Self.item(4, "0.5"),
                ["route": "direct", "recipient_id": "rcp_01JDZZZZZZZZZZZZZZZZZZZZZZ", "amount": "1"] as JSON,
            ]

            let answer = try await service.order("/tron/payouts/batch", ["payouts": .array(items)])
            let fitting = try await service.order(
                "/tron/payouts/batch", ["payouts": [Self.item(1, "5"), Self.item(3, "4")]])
            let full = try await service.order("/tron/payouts/batch", ["payouts": [Self.item(4, "0.01")]])

            #expect(answer.status == 422)
            #expect(try answer.problem() == "batch_refused")
            let errors = try #require(try answer.json["errors"]?.array)
            #expect(
                errors.map { "\($0["location"]?.string ?? "") \($0["code"]?.string ?? "")" } == [
                    "/payouts/1 duplicate_reference", "/payouts/3 policy_violation",
                    "/payouts/4 recipient_not_trusted",
                ])
            #expect(fitting.status == 201)
            #expect(try full.problem() == "batch_refused")
        }
    }

    @Test("what of a batch is still pending can be cancelled at once, the rest goes on")
    func cancelled() async throws {
        var settings = TestService.Settings()
        settings.payments.policy = .unlimited
        settings.payments.policy[.usdt].approval = ApprovalRule(above: 5_000_000, required: 1)
        try await TestService.run(settings) { service in
            _ = try await service.fundedWallet()
            let later: (String, JSON) = ("scheduled_at", "2999-01-01T00:00:00Z")
            let items =
                (0..<250).map { Self.item($0, "1", [later]) }
                + (250..<260).map { Self.item($0, "6", [later]) }
                + [Self.item(300, "2")]
            let made = try await service.order("/tron/payouts/batch", ["payouts": .array(items)])
            let id = try #require(try made.json["id"]?.string)
            let last = try made.json["payouts"]?.array?.last?["id"]?.string ?? ""
            let paid = try await service.record(
                at: "/tron/payouts/\(last)", reaching: ["completed", "failed"])

            let path = "/tron/payouts/batches/\(id)/cancel"
            let viewer = try await service.send(.POST, path, token: try await service.token(.viewer))
            let unknown = try await service.send(
                .POST, "/tron/payouts/batches/bat_01JDZZZZZZZZZZZZZZZZZZZZZZ/cancel")
            let malformed = try await service.send(.POST, path, #"{"reason":7,"why":"x"}"#)
            let answer = try await service.send(.POST, path, #"{"reason":"wrong month"}"#)
            let again = try await service.send(.POST, path)
            let policy = try await service.send(.GET, "/tron/payouts/policy").json
            let events = try await service.store.events(after: 0, limit: 5000)
            let audit = try await service.store.auditEvents(after: 0, limit: 5000)

            #expect(paid["status"]?.string == "completed")
            #expect(viewer.status == 403 && unknown.status == 404)
            #expect(try malformed.locations == ["/reason", "/why"])
            #expect(answer.status == 200 && again.bytes == answer.bytes)
            let counts = try answer.json["by_status"]
            #expect(counts?["cancelled"]?.int64 == 260 && counts?["completed"]?.int64 == 1)
            #expect(counts?["pending"]?.int64 == 0 && counts?["pending_approval"]?.int64 == 0)
            #expect(policy["v0"]?["used_today"]?.string == "2.000000")
            #expect(events.count { $0.event.type == "payout.cancelled" } == 260)
            #expect(
                audit.count {
                    $0.entry.action == "payout.cancel" && $0.entry.details["reason"]?.string == "wrong month"
                } == 260)
        }
    }
}
