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

extension HistoryTests {
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

    @Test("totals by route, status and step match the payouts")
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
