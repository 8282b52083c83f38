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
import TronDevnet

extension PolicyTests {
    @Test("a dry run and the order that follows never disagree, and a dry run leaves nothing")
    func evaluation() async throws {
        let settings = try Self.settings([
            "v0": ["per_day": "30", "per_payout": "12", "minimum": "1"],
            "approval": ["above": "9", "required": 2],
        ])
        try await TestService.run(settings) { service in
            _ = try await service.fundedWallet()
            var bodies: [JSONObject] = []
            for amount in ["0.5", "1", "9", "9.000001", "12", "12.5", "8", "3", "0.01", "2"] {
                bodies.append(Self.body(7, amount).object ?? [:])
            }
            bodies.append(["recipient_address": .string(Devnet.usdtContract.base58), "amount": "1"])
            bodies.append(Self.body(8, "1").object ?? [:])
            bodies[1]["reference"] = "once"
            bodies[11]["reference"] = "once"

            for body in bodies {
                var item = body
                item["route"] = "v0"
                let events = try await service.store.events(after: 0, limit: 1000).map(\.event)
                let told = try await service.send(.POST, "/tron/payouts/evaluate", JSON.object(item).text)
                let after = try await service.store.events(after: 0, limit: 1000).map(\.event)
                let made = try await service.order("/tron/payouts/v0", .object(body))

                // The engine may work on what was ordered before; nothing was made by the dry run.
                #expect(
                    after.count { $0.type == "payout.created" }
                        == events.count { $0.type == "payout.created" })
                if told.status == 422 {
                    #expect(made.status == 422)
                    #expect(try told.problem() == made.problem())
                    continue
                }
                let evaluation = try told.json
                let order = try made.json
                #expect(evaluation["accepted"]?.bool == (made.status == 201), "\(JSON.object(body).text)")
                if made.status == 201 {
                    #expect(evaluation["problem"] == .null)
                    #expect(evaluation["approvals_required"] == order["approvals_required"])
                } else {
                    for member in ["code", "status", "rule", "payout_id", "title", "type"] {
                        #expect(evaluation["problem"]?[member] == order[member], "\(member)")
                    }
                }
                let rules = evaluation["rules"]?.array ?? []
                let broken = rules.filter { $0["passed"]?.bool == false }.compactMap { $0["rule"]?.string }
                #expect(broken.first == order["rule"]?.string)
            }
        }
    }

    @Test("a dry run says what it would cost, what is left, and why it would wait")
    func prospects() async throws {
        try await TestService.run { service in
            _ = try await service.fundedWallet(usdt: "5")
            func evaluate(_ amount: String, _ more: [(String, JSON)] = []) async throws -> JSON {
                var body = Self.body(9, amount).object ?? [:]
                body["route"] = "v0"
                for (name, value) in more { body[name] = value }
                return try await service.send(
                    .POST, "/tron/payouts/evaluate", JSON.object(body).text
                ).json
            }

            let now = try await evaluate("5")
            let poor = try await evaluate("6")
            let scheduled = try await evaluate("6", [("scheduled_at", "2999-01-01T00:00:00Z")])
            let trx = try await evaluate("6", [("asset", "TRX")])

            #expect(now["accepted"]?.bool == true && now["hold_reason"] == .null)
            let cost = try #require(now["fee_estimate"])
            #expect(cost["would_succeed"]?.bool == true && (cost["energy"]?.int64 ?? 0) > 10_000)
            #expect(cost["recipient_activated"]?.bool == false)
            let day = now["rules"]?.array?.first { $0["rule"]?.string == "v0_per_day" }
            #expect(day?["limit"]?.string == "10000.000000" && day?["left"]?.string == "10000.000000")
            #expect(poor["hold_reason"]?.string == "insufficient_funds")
            #expect(poor["fee_estimate"]?["would_succeed"]?.bool == false)
            #expect(scheduled["hold_reason"]?.string == "scheduled")
            #expect(trx["accepted"]?.bool == true && trx["fee_estimate"]?["energy"]?.int64 == 0)
        }
    }
}
