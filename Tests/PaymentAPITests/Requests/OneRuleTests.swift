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

/// Text, numbers and times have one rule each, wherever they come from.
@Suite("One rule for what comes from outside")
struct OneRuleTests {
    private static let composed = "r\u{E9}sum\u{E9}"
    private static let decomposed = "re\u{301}sume\u{301}"

    private static func body(_ more: JSONObject) -> JSON {
        var body = more
        body["recipient_address"] = .string(Address.stranger(80).base58)
        body["amount"] = "1"
        return .object(body)
    }

    @Test("a reference that looks the same is the same: it pays once, and both spellings find it")
    func references() async throws {
        try await TestService.run { service in
            _ = try await service.fundedWallet()
            let first = try await service.order(
                "/tron/payouts/v0", Self.body(["reference": .string(Self.decomposed)]))
            let second = try await service.order(
                "/tron/payouts/v0", Self.body(["reference": .string(Self.composed)]))
            func found(_ reference: String) async throws -> Int? {
                let escaped = try #require(
                    reference.addingPercentEncoding(withAllowedCharacters: .alphanumerics))
                let page = try await service.send(.GET, "/tron/payouts/history?reference=\(escaped)")
                return try page.json["items"]?.array?.count
            }

            let byEither = try await [found(Self.composed), found(Self.decomposed)]

            #expect(first.status == 201)
            #expect(try second.status == 409 && second.problem() == "duplicate_reference")
            #expect(byEither == [1, 1])
            #expect(
                try Array(first.json["reference"]?.string?.unicodeScalars ?? "".unicodeScalars)
                    == Array(Self.composed.unicodeScalars))
        }
    }

    @Test(
        "two spellings of one reference within a batch are one", arguments: ["application/json", "text/csv"])
    func batches(type: String) async throws {
        try await TestService.run { service in
            _ = try await service.fundedWallet()
            let address = Address.stranger(80).base58
            let rows = [Self.composed, Self.decomposed].map { "v0,\(address),1,\($0)" }
            let table = (["route,recipient_address,amount,reference"] + rows).joined(separator: "\n")
            let items = [Self.composed, Self.decomposed].map { reference in
                Self.body(["route": "v0", "reference": .string(reference)])
            }
            let body = type == "text/csv" ? table : (["payouts": .array(items)] as JSON).text

            let answer = try await service.send(
                .POST, "/tron/payouts/batch", body,
                headers: ["content-type": type, "idempotency-key": UUID().uuidString])

            #expect(try answer.status == 422 && answer.problem() == "validation_failed")
        }
    }

    @Test("one subject, however its name is spelled: nobody approves what they ordered themselves")
    func subjects() async throws {
        var settings = TestService.Settings()
        settings.payments.policy[.usdt].approval = ApprovalRule(above: 1, required: 1)
        try await TestService.run(settings) { service in
            _ = try await service.fundedWallet()
            let made = try await service.order(
                "/tron/payouts/v0", Self.body([:]),
                token: try await service.token(.admin, subject: Self.decomposed))

            let approved = try await service.send(
                .POST, try #require(made.header("location")) + "/approve",
                token: try await service.token(.admin, subject: Self.composed))

            #expect(try approved.status == 403 && approved.problem() == "self_approval")
        }
    }

    @Test(
        "12, 12.0 and 1.2e1 are one number in JSON and in a table",
        arguments: ["9", "9.0", "0.9e1", "90e-1"], ["application/json", "text/csv"])
    func numbers(literal: String, type: String) async throws {
        try await TestService.run { service in
            _ = try await service.fundedWallet()
            let address = Address.stranger(80).base58
            let body =
                type == "text/csv"
                ? "route,recipient_address,amount,priority\nv0,\(address),1,\(literal)"
                : #"{"payouts":[{"route":"v0","recipient_address":"\#(address)","amount":"1","#
                    + #""priority":\#(literal)}]}"#

            let answer = try await service.send(
                .POST, "/tron/payouts/batch", body,
                headers: ["content-type": type, "idempotency-key": UUID().uuidString])

            #expect(answer.status == 201)
            #expect(try answer.json["payouts"]?.array?.first?["priority"]?.int64 == 9)
        }
    }

    @Test(
        "what is not a number of JSON's is none in a table either",
        arguments: ["+9", "09", "0x9", "9.", "9,0"])
    func noNumbers(cell: String) async throws {
        try await TestService.run { service in
            _ = try await service.fundedWallet()
            let table =
                "route,recipient_address,amount,priority\nv0,\(Address.stranger(80).base58),1,\"\(cell)\""

            let answer = try await service.send(
                .POST, "/tron/payouts/batch", table,
                headers: ["content-type": "text/csv", "idempotency-key": UUID().uuidString])

            #expect(try answer.status == 422 && answer.problem() == "validation_failed")
        }
    }

    @Test(
        "a time has a year from 0001 to 9999, in UTC",
        arguments: [
            ("0000-12-31T23:59:59Z", false), ("0001-01-01T00:00:00Z", true),
            ("0001-01-01T00:00:00+00:01", false), ("9999-12-31T23:59:59.999Z", true),
            ("9999-12-31T23:59:59-00:01", false),
        ])
    func years(text: String, isTime: Bool) {
        #expect((Timestamp(text) != nil) == isTime)
        #expect(Timestamp(text).map { Timestamp($0.text) == $0 } ?? true)
    }

    @Test(
        "a body of another type is told which header to send",
        arguments: ["/tron/payouts/v0", "/tron/payouts/batch"])
    func mediaTypes(path: String) async throws {
        try await TestService.run { service in
            for type in [
                "text/plain", "application/x-www-form-urlencoded", "application/json; charset=latin1",
            ] {
                let answer = try await service.send(
                    .POST, path, "{}", headers: ["content-type": type, "idempotency-key": "k"])

                #expect(answer.status == 415, "\(type)")
                let detail = try #require(try answer.json["detail"]?.string)
                #expect(detail.contains("Content-Type: application/json"))
                #expect(detail.contains("text/csv") == path.hasSuffix("batch"))
            }
        }
    }
}
