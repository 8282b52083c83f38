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

@Suite("What became of payouts")
struct HistoryTests {
    private static func batch(_ range: Range<Int>, scheduled: Bool = true) -> JSON {
        let items = range.map { number -> JSON in
            var object: JSONObject = [
                "route": "v0", "recipient_address": .string(Address.stranger(number % 5).base58),
                "amount": .string("\(number + 1)"), "reference": .string("=h-\(number)"),
            ]
            if scheduled { object["scheduled_at"] = "2999-01-01T00:00:00Z" }
            return .object(object)
        }
        return ["payouts": .array(items)]
    }

    @Test("pages neither repeat nor skip while newer payouts come in, and a cursor keeps its filters")
    func pages() async throws {
        try await TestService.run { service in
            let wallet = try await service.fundedWallet()
            _ = try await service.order("/tron/payouts/batch", Self.batch(0..<30))
            var seen: [String] = []
            var path = "/tron/payouts/history?limit=7&status=pending&wallet_id=\(wallet.id)"
            let base = path
            var cursor: String?
            repeat {
                let page = try await service.send(.GET, path).json
                seen += page["items"]?.array?.compactMap { $0["id"]?.string } ?? []
                cursor = page["next_cursor"]?.string
                path = base + "&cursor=" + (cursor ?? "")
                if seen.count == 14 {
                    _ = try await service.order("/tron/payouts/batch", Self.batch(30..<40))
                }
            } while cursor != nil
            let first = try await service.send(.GET, base).json
            let other = try await service.send(
                .GET,
                "/tron/payouts/history?limit=7&status=failed&cursor=\(first["next_cursor"]?.string ?? "")")
            let bad = try await service.send(
                .GET,
                "/tron/payouts/history?limit=0&cursor=x&status=done&colour=1&wallet_id=w&from=y&route=v0&route=v0"
            )
            let order = try await service.send(
                .GET, "/tron/payouts/history?from=2026-01-02T00:00:00Z&to=2026-01-02T00:00:00Z")
            let recipient = try await service.send(
                .GET, "/tron/payouts/history?recipient_address=\(Address.stranger(2).hex)&limit=200"
            ).json
            let reference = try await service.send(.GET, "/tron/payouts/history?reference=%3Dh-3").json

            #expect(seen.count == 30 && Set(seen).count == 30)
            #expect(other.status == 422)
            #expect(try other.locations == ["query:cursor"])
            #expect(
                try bad.locations == [
                    "query:limit", "query:cursor", "query:status", "query:colour", "query:wallet_id",
                    "query:from", "query:route",
                ])
            #expect(try order.locations == ["query:to"])
            #expect(recipient["items"]?.array?.count == 8)
            #expect(reference["items"]?.array?.count == 1)
        }
    }

    @Test("a table has everything, and no cell that a spreadsheet would run")
    func table() async throws {
        var settings = TestService.Settings()
        settings.payments.policy = .unlimited
        try await TestService.run(settings) { service in
            _ = try await service.fundedWallet()
            for part in 0..<2 {
                _ = try await service.order(
                    "/tron/payouts/batch", Self.batch(part * 600..<part * 600 + 600))
            }

            let answer = try await service.send(
                .GET, "/tron/payouts/history", headers: ["accept": "text/csv"])
            let both = try await service.send(
                .GET, "/tron/payouts/history?limit=5", headers: ["accept": "text/csv"])
            let neither = try await service.send(
                .GET, "/tron/payouts/history", headers: ["accept": "image/png"])
            let json = try await service.send(
                .GET, "/tron/payouts/history?limit=1", headers: ["accept": "text/csv;q=0.5, */*"])

            #expect(answer.status == 200 && answer.header("content-type")?.hasPrefix("text/csv") == true)
            let text = String(decoding: answer.bytes, as: UTF8.self)
            let lines = text.components(separatedBy: "\r\n")
            #expect(
                lines.first
                    == "payout_id,created_at,completed_at,status,route,recipient_address,asset,amount,fee,"
                    + "reference,tx_id,wallet_id,batch_id,created_by"
            )
            #expect(lines.count == 1202 && lines.last == "")
            #expect(Set(lines.dropFirst().dropLast().map { $0.prefix(30) }).count == 1200)
            #expect(lines[1].contains(",'=h-"))
            #expect(both.status == 422)
            #expect(neither.status == 406)
            #expect(json.status == 200 && json.header("content-type") == "application/json")
        }
    }

    @Test("sums tell what became of them, by route, status and step")
    func analytics() async throws {
        try await TestService.run { service in
            _ = try await service.fundedWallet()
            let paid = try await service.order(
                "/tron/payouts/v0",
                ["recipient_address": .string(Address.stranger(1).base58), "amount": "12.5"])
            let payout = try await service.record(
                at: "/tron/payouts/\(try paid.json["id"]?.string ?? "")", reaching: ["completed", "failed"])
            _ = try await service.order("/tron/payouts/batch", Self.batch(0..<9))
            let waiting = try await service.send(.GET, "/tron/payouts/history?status=pending&limit=1").json
            let id = waiting["items"]?.array?.first?["id"]?.string ?? ""
            _ = try await service.send(.POST, "/tron/payouts/\(id)/cancel")

            let sums = try await service.send(.GET, "/tron/payouts/analytics").json
            let hourly = try await service.send(
                .GET,
                "/tron/payouts/analytics?interval=hour&route=kyc&from=2026-01-01T00:30:00Z"
                    + "&to=2026-01-01T03:00:00Z"
            ).json
            let tooMany = try await service.send(
                .GET, "/tron/payouts/analytics?interval=hour&from=2020-01-01T00:00:00Z")

            let totals = try #require(sums["totals"])
            #expect(totals["count"]?.int64 == 10 && totals["completed"]?.int64 == 1)
            #expect(totals["cancelled"]?.int64 == 1 && totals["open"]?.int64 == 8)
            #expect(totals["volume"]?["USDT"]?.string == "12.500000")
            #expect(totals["fees"] == payout["fee"])
            #expect(sums["success_rate"] == .number(try #require(JSON(parsing: "1.0000").numberValue)))
            #expect(sums["by_route"]?["v0"] == totals && sums["by_route"]?["kyc"]?["count"]?.int64 == 0)
            #expect(sums["by_status"]?["pending"]?.int64 == 8)
            #expect(sums["interval"]?.string == "day")
            let series = try #require(sums["series"]?.array)
            #expect(series.count == 31)
            #expect(series.allSatisfy { $0["start"]?.string?.hasSuffix("T00:00:00.000Z") == true })
            #expect(series.compactMap { $0["totals"]?["count"]?.int64 }.reduce(0, +) == 10)
            #expect(sums["seconds_to_completion"]?["p50"] != .null)
            #expect(hourly["series"]?.array?.count == 3 && hourly["success_rate"] == .null)
            #expect(hourly["seconds_to_completion"] == ["p50": nil, "p95": nil, "max": nil])
            #expect(
                hourly["series"]?.array?.first?["start"]?.string == "2026-01-01T00:00:00.000Z")
            #expect(tooMany.status == 422)
        }
    }
}

extension JSON {
    fileprivate var numberValue: JSONNumber? { if case .number(let number) = self { number } else { nil } }
}
