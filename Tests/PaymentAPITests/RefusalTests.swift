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

@Suite("What is refused leaves nothing behind")
struct RefusalTests {
    /// A body for POST /tron/payouts/v0 and where its violations are.
    private static let badPayouts: [(body: String, locations: Set<String>)] = {
        let to = Address.stranger(30).base58
        let mistyped = to.dropLast() + (to.hasSuffix("1") ? "2" : "1")
        return [
            (#"{"recipient_address":"\#(mistyped)","amount":"1"}"#, ["/recipient_address"]),
            (#"{"recipient_address":"\#(to)","amount":1}"#, ["/amount"]),
            (#"{"recipient_address":"\#(to)","amount":"1.0000001"}"#, ["/amount"]),
            (#"{"recipient_address":"\#(to)","amount":"0"}"#, ["/amount"]),
            (#"{"recipient_address":"\#(to)","amount":"-1"}"#, ["/amount"]),
            (#"{"recipient_address":"\#(to)","amount":"1e3"}"#, ["/amount"]),
            (#"{"recipient_address":"\#(to)","amount":"01"}"#, ["/amount"]),
            (#"{"recipient_address":"\#(to)","amount":"99999999999999"}"#, ["/amount"]),
            (#"{"recipient_address":"\#(to)","amount":"1","colour":"red"}"#, ["/colour"]),
            (#"{"recipient_address":"\#(to)","amount":"1","priority":11}"#, ["/priority"]),
            (#"{"recipient_address":"\#(to)","amount":"1","priority":"5"}"#, ["/priority"]),
            (#"{"recipient_address":"\#(to)","amount":"1","priority":5.5}"#, ["/priority"]),
            (#"{"recipient_address":"\#(to)","amount":"1","priority":5.5}"#, ["/priority"]),
            (#"{"recipient_address":"\#(to)","amount":"1","priority":99999999999999999999}"#, ["/priority"]),
            (#"{"recipient_address":"\#(to)","amount":"1","asset":"EUR"}"#, ["/asset"]),
            (#"{"recipient_address":"\#(to)","amount":"1","memo":""}"#, ["/memo"]),
            (#"{"recipient_address":"\#(to)","amount":"1","reference":null}"#, ["/reference"]),
            (#"{"recipient_address":"\#(to)","amount":"1","reference":"a\nb"}"#, ["/reference"]),
            (#"{"recipient_address":"\#(to)","amount":"1","scheduled_at":"tomorrow"}"#, ["/scheduled_at"]),
            (#"{"recipient_address":"\#(to)","amount":"1","metadata":{"a/b":1}}"#, ["/metadata/a~1b"]),
            (#"{"recipient_address":"\#(Address.zero.base58)","amount":"1"}"#, ["/recipient_address"]),
            (
                #"{"recipient_address":"\#(to)","amount":"1","wallet_id":"wal_01JDZZZZZZZZZZZZZZZZZZZZZZ"}"#,
                ["/wallet_id"]
            ),
            (#"{"amount":"1","wallet_id":"nonsense","x":1}"#, ["/recipient_address", "/wallet_id", "/x"]),
            (
                #"{"recipient_address":"\#(Address.zero.base58)","amount":"0","x":1}"#,
                ["/recipient_address", "/amount", "/x"]
            ),
            ("[]", [""]),
        ]
    }()

    @Test("values that are not acceptable are told, all of them, and nothing is stored")
    func values() async throws {
        try await TestService.run { service in
            _ = try await service.fundedWallet()
            // The engine opens the new wallet's books meanwhile, and tells of it.
            func told() async throws -> Int {
                try await service.store.events(after: 0, limit: 100)
                    .count { !$0.event.type.hasPrefix("reconciliation.") }
            }
            let before = try await told()

            for (index, bad) in Self.badPayouts.enumerated() {
                let answer = try await service.send(
                    .POST, "/tron/payouts/v0", bad.body, headers: ["idempotency-key": "bad-\(index)"])
                #expect(answer.status == 422, "\(bad.body)")
                #expect(try answer.problem() == "validation_failed", "\(bad.body)")
                #expect(try answer.locations == bad.locations, "\(bad.body)")
            }

            #expect(try await told() == before)
            let good = try await service.order(
                "/tron/payouts/v0",
                ["recipient_address": .string(Address.stranger(30).base58), "amount": "1"], key: "bad-0")
            #expect(good.status == 201, "a refused request uses up no key")
        }
    }

    @Test("of thousands of violations the first hundred are told, and how many more there are")
    func many() async throws {
        try await TestService.run { service in
            let members = (0..<5000).map { "\"m\($0)\":0" }.joined(separator: ",")

            let answer = try await service.send(.POST, "/tron/wallets/create", "{\(members)}")

            #expect(try answer.problem() == "validation_failed")
            #expect(try answer.locations.count == 100)
            // A name is missing, too.
            #expect(try answer.json["detail"]?.string?.hasSuffix("; and 4901 more") == true)
            #expect(answer.bytes.count < 20_000)
        }
    }

    @Test("what can't be read is refused, and the rate is told")
    func form() async throws {
        try await TestService.run { service in
            let key = ["idempotency-key": "form"]
            func post(_ body: String, _ headers: [String: String] = [:]) async throws -> TestAnswer {
                try await service.send(
                    .POST, "/tron/payouts/v0", body, headers: key.merging(headers) { $1 })
            }

            let broken = try await post(#"{"amount":"#)
            let doubled = try await post(#"{"amount":"1","amount":"2"}"#)
            let empty = try await post("")
            let deep = try await post(String(repeating: "[", count: 1000))
            let text = try await post("{}", ["content-type": "text/plain"])
            let latin = try await post("{}", ["content-type": "application/json; charset=latin1"])
            let large = try await post("\"" + String(repeating: "a", count: 1 << 20) + "\"")

            for answer in [broken, doubled, empty, deep] {
                #expect(answer.status == 400)
                #expect(try answer.problem() == "malformed_request")
            }
            #expect(try text.problem() == "unsupported_media_type" && text.status == 415)
            #expect(try latin.problem() == "unsupported_media_type")
            #expect(try large.problem() == "body_too_large" && large.status == 413)
            for answer in [broken, doubled, empty, deep, text, latin, large] {
                #expect(answer.header("ratelimit") != nil && answer.header("ratelimit-policy") != nil)
                #expect(answer.header("retry-after") == nil)
            }
            let refusals = try await service.store.auditEvents(after: 0, limit: 100).map(\.entry)
                .filter { $0.action == "payout.create" && $0.outcome == .failed }
            #expect(
                refusals.compactMap { $0.details["code"]?.string }
                    == Array(repeating: "malformed_request", count: 4)
                    + ["unsupported_media_type", "unsupported_media_type", "body_too_large"])
        }
    }

    @Test("a whole number with a fraction of nothing is one, as JSON Schema has it")
    func wholeNumbers() async throws {
        try await TestService.run { service in
            _ = try await service.fundedWallet()

            let made = try await service.send(
                .POST, "/tron/payouts/v0",
                #"{"recipient_address":"\#(Address.stranger(32).base58)","amount":"1","priority":7.00}"#,
                headers: ["idempotency-key": "whole"])

            #expect(made.status == 201)
            #expect(try made.json["priority"] == 7)
        }
    }
}
