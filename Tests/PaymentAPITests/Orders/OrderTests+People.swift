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

extension OrderTests {
    @Test("what people say about a payout stands in its history, and who decided")
    func reasons() async throws {
        var settings = TestService.Settings()
        settings.payments.policy[.usdt].approval = ApprovalRule(above: 0, required: 1)
        try await TestService.run(settings) { service in
            _ = try await service.fundedWallet()
            let approver = try await service.token(.approver, subject: "anna")
            func decide(_ decision: String, _ number: Int, token: String?) async throws -> JSON {
                let made = try await service.order(
                    "/tron/payouts/v0",
                    [
                        "recipient_address": .string(Address.stranger(number).base58), "amount": "1",
                        "scheduled_at": "2999-01-01T00:00:00Z",
                    ])
                let path = "/tron/payouts/\(try made.json["id"]?.string ?? "")/\(decision)"
                let answer = try await service.send(
                    .POST, path, #"{"reason":"since \#(decision)"}"#, token: token)
                #expect(answer.status == 200, "\(decision)")
                return try answer.json
            }

            for (decision, token) in [("approve", approver), ("reject", approver), ("cancel", nil)] {
                let payout = try await decide(decision, 62, token: token)
                #expect(payout.text.contains("since \(decision)"), "\(decision): \(payout.text)")
                if token != nil {
                    #expect(payout["approvals"]?.array?.first?["by"] == "anna")
                    #expect(payout["approvals"]?.array?.first?["reason"] == .string("since \(decision)"))
                }
            }
        }
    }

    @Test("a recipient has each limit that it was given, and a wallet its labels")
    func records() async throws {
        try await TestService.run { service in
            let recipient = try await service.send(
                .POST, "/tron/recipients",
                #"{"name":"r","address":"\#(Address.stranger(63).base58)","per_payout_limit":"10","per_day_limit":"15"}"#
            ).json
            let wallet = try await service.fundedWallet()
            let changed = try await service.send(
                .PATCH, "/tron/wallets/\(wallet.id)", #"{"name":"n","labels":{"a":"b"}}"#)

            #expect(recipient["per_payout_limit"] == "10.000000" && recipient["per_day_limit"] == "15.000000")
            #expect(try changed.json["labels"] == ["a": "b"] && changed.json["name"] == "n")
            let kept = try await service.send(.GET, "/tron/wallets/\(wallet.id)").json
            #expect(kept["labels"] == ["a": "b"])
        }
    }

    @Test("a phrase is a wallet for each passphrase and each path")
    func phrases() async throws {
        try await TestService.run { service in
            let words = Array(repeating: "abandon", count: 11).joined(separator: " ") + " about"
            var addresses: [String: String] = [:]
            for more in ["", #","passphrase":"x""#, #","path":"m/44'/195'/1'/0/0""#, #","passphrase":"y""#] {
                let made = try await service.send(
                    .POST, "/tron/wallets/import",
                    #"{"name":"p","source":{"type":"recovery_phrase","words":"\#(words)"\#(more)}}"#)
                #expect(made.status == 201, "\(more)")
                addresses[try #require(try made.json["address"]?.string)] = more
            }
            let phrase = try Mnemonic(parsing: words)
            let first = try phrase.rootKey(passphrase: "x").derived(at: .first).privateKey.address

            #expect(addresses.count == 4)
            #expect(addresses[first.base58]?.contains("x") == true)
        }
    }
}
