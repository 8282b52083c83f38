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
    static func batch(_ range: Range<Int>, scheduled: Bool = true) -> JSON {
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
}

extension JSON {
    var numberValue: JSONNumber? { if case .number(let number) = self { number } else { nil } }
}
