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

extension BatchTests {
    @Test("malformed items are told, all of them by index, and nothing is accepted")
    func malformed() async throws {
        try await TestService.run { service in
            _ = try await service.fundedWallet()
            let items: [JSON] = [
                Self.item(1, "1"), Self.item(2, "0"), ["route": "v2", "amount": "1"], Self.item(3, "x"),
                Self.item(4, "1", [("reference", "twice")]), Self.item(5, "1", [("reference", "twice")]),
                Self.item(6, "1", [("recipient_id", "rcp_01JDZZZZZZZZZZZZZZZZZZZZZZ")]), "text",
            ]

            let answer = try await service.order("/tron/payouts/batch", ["payouts": .array(items)])

            #expect(try answer.problem() == "validation_failed")
            #expect(
                try answer.locations == [
                    "/payouts/1/amount", "/payouts/2/route", "/payouts/3/amount", "/payouts/5/reference",
                    "/payouts/6/recipient_id", "/payouts/7",
                ])
            #expect(
                try await service.store.events(after: 0, limit: 100).allSatisfy {
                    $0.event.type == "wallet.created"
                })
        }
    }

    @Test("a table is a batch too, and its errors name lines")
    func table() async throws {
        try await TestService.run { service in
            _ = try await service.fundedWallet()
            func upload(_ text: String) async throws -> TestAnswer {
                try await service.send(
                    .POST, "/tron/payouts/batch", text,
                    headers: ["content-type": "text/csv", "idempotency-key": UUID().uuidString])
            }
            let (first, second) = (Address.stranger(81).base58, Address.stranger(82).base58)
            let header = "route,recipient_address,amount,reference,priority,description,metadata.node\r\n"

            let made = try await upload(
                "\u{FEFF}" + header + "v0,\(first),1.5,c-1,9,\"two\nlines, \"\"quoted\"\"\",n1\r\n"
                    + "v0,\(second),2,,,,\r\n")
            let bad = try await upload(
                header + "v0,\(first),1,\"a\nb\",,,\r\n\r\nv0,\(second),-2,,high,,\r\nv0,\(second)\r\n")
            let refused = try await upload(header + "v0,\(first),1001,,,,\r\n")
            let broken = try await upload(header + "v0,\"\(first),1,,,,\r\n")
            let unknown = try await upload("route,colour\r\nv0,red\r\n")

            #expect(made.status == 201)
            let payouts = try #require(try made.json["payouts"]?.array)
            #expect(payouts.count == 2 && payouts[0]["amount"]?.string == "1.500000")
            #expect(payouts[0]["priority"]?.int64 == 9 && payouts[0]["reference"]?.string == "c-1")
            #expect(payouts[0]["description"]?.string == "two\nlines, \"quoted\"")
            #expect(payouts[0]["metadata"] == ["node": "n1"] && payouts[1]["metadata"] == [:])
            #expect(try bad.problem() == "validation_failed")
            let details = try bad.json["errors"]?.array?.map {
                "\($0["location"]?.string ?? "") \($0["detail"]?.string?.prefix(7) ?? "")"
            }
            #expect(
                Set(details ?? []) == [
                    "/payouts/0/reference line 2:", "/payouts/1/amount line 5:",
                    "/payouts/1/priority line 5:",
                    "/payouts/2 line 6:",
                ])
            #expect(try refused.problem() == "batch_refused")
            #expect(
                try refused.json["errors"]?.array?.first?["detail"]?.string?.hasPrefix("line 2: ") == true)
            #expect(broken.status == 400)
            #expect(try broken.json["detail"]?.string?.contains("Line 2") == true)
            #expect(try unknown.problem() == "validation_failed")
            let elsewhere = try await service.send(
                .POST, "/tron/payouts/v0", header,
                headers: ["content-type": "text/csv", "idempotency-key": UUID().uuidString])
            #expect(elsewhere.status == 415)
        }
    }
}
