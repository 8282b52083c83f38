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

@Suite("The feed, and books against the chain")
struct FeedTests {
    @Test("the feed tells every step of a payout once and in order, page by page")
    func feed() async throws {
        try await TestService.run { service in
            _ = try await service.fundedWallet()
            let made = try await service.order(
                "/tron/payouts/v0",
                ["recipient_address": .string(Address.stranger(80).base58), "amount": "1"])
            let payout = try await service.record(
                at: try #require(made.header("location")), reaching: ["completed", "failed"])

            var (types, cursor): ([String], String?) = ([], nil)
            for _ in 0..<50 {
                let path = "/tron/events?limit=2" + (cursor.map { "&cursor=\($0)" } ?? "")
                let page = try await service.send(.GET, path).json
                let items = try #require(page["items"]?.array)
                cursor = page["next_cursor"]?.string
                types += items.compactMap { $0["type"]?.string }
                if items.isEmpty { break }
            }
            let completed = try await service.send(.GET, "/tron/events?type=payout.completed").json
            let payouts = try await service.send(.GET, "/tron/events?type=payout.").json
            let other = try await service.send(.GET, "/tron/events?type=payout.&cursor=\(cursor ?? "")")

            #expect(types.first == "wallet.created")
            let steps = types.filter { $0.hasPrefix("payout.") }
            #expect(steps == ["payout.created", "payout.processing", "payout.completed"])
            #expect(completed["items"]?.array?.first?["data"] == payout)
            #expect(payouts["items"]?.array?.count == 3)
            #expect(try other.locations == ["query:cursor"])
        }
    }

    @Test("an empty page waits for the next event")
    func waiting() async throws {
        try await TestService.run { service in
            let start = try await service.send(.GET, "/tron/events").json
            let cursor = try #require(start["next_cursor"]?.string)

            async let page = service.send(
                .GET, "/tron/events?cursor=\(cursor)", headers: ["prefer": "wait=30"])
            _ = try await service.send(.POST, "/tron/wallets/create", #"{"name":"w"}"#)

            #expect(try await page.json["items"]?.array?.first?["type"]?.string == "wallet.created")
            #expect(try await page.header("preference-applied") == "wait=30")
        }
    }
}
