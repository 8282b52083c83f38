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

extension RouteTests {
    private static func trust(
        _ recipient: Address, _ name: String, _ service: TestService
    ) async throws -> TestAnswer {
        try await service.send(
            .POST, "/tron/recipients",
            """
            {"name":"\(name)","address":"\(recipient.hex)","per_payout_limit":"10","per_day_limit":"15",
             "metadata":{"team":"ops"}}
            """, token: try await service.token(.approver, subject: "anna"))
    }

    @Test("a trusted recipient is paid within its own limits")
    func direct() async throws {
        try await TestService.run { service in
            _ = try await service.fundedWallet()
            let recipient = Address.stranger(50)
            let added = try await Self.trust(recipient, "Supplier", service)
            let id = try #require(try added.json["id"]?.string)

            let made = try await Self.pay(id, "9", service)
            let large = try await Self.pay(id, "10.5", service)
            let daily = try await Self.pay(id, "6.5", service)
            let unknown = try await Self.pay("rcp_01JDZZZZZZZZZZZZZZZZZZZZZZ", "1", service)
            let payout = try await service.record(
                at: "/tron/payouts/\(try made.json["id"]?.string ?? "")", reaching: ["completed", "failed"])

            #expect(added.status == 201 && added.header("location") == "/tron/recipients/\(id)")
            #expect(try added.json["address"]?.string == recipient.base58)
            #expect(try added.json["usable_from"] == added.json["created_at"])
            #expect(made.status == 201 && payout["status"]?.string == "completed")
            #expect(payout["recipient_id"]?.string == id)
            #expect(payout["recipient_address"]?.string == recipient.base58)
            #expect(try large.json["rule"]?.string == "recipient_per_payout")
            #expect(try daily.json["rule"]?.string == "recipient_per_day")
            #expect(try unknown.problem() == "recipient_not_trusted")
        }
    }

    @Test("a new recipient waits as long as the policy says")
    func waiting() async throws {
        var settings = TestService.Settings()
        settings.payments.policy.newRecipientWait = .seconds(86_400)
        try await TestService.run(settings) { service in
            _ = try await service.fundedWallet()
            let added = try await Self.trust(Address.stranger(52), "New", service).json
            let id = try #require(added["id"]?.string)

            let early = try await Self.pay(id, "1", service)

            let created = try #require(added["created_at"]?.string.flatMap(Timestamp.init))
            let usable = try #require(added["usable_from"]?.string.flatMap(Timestamp.init))
            #expect(usable.since(created) == .seconds(86_400))
            #expect(early.status == 422)
            #expect(try early.json["rule"]?.string == PolicyRuleName.newRecipientWait.rawValue)
        }
    }

    @Test("an address is trusted once at a time; where the trust ends, nothing is ordered any more")
    func trust() async throws {
        try await TestService.run { service in
            _ = try await service.fundedWallet()
            let approver = try await service.token(.approver, subject: "anna")
            let recipient = Address.stranger(51)
            let id = try await Self.trust(recipient, "Supplier", service).json["id"]?.string ?? ""

            let twice = try await Self.trust(recipient, "Again", service)
            let found = try await service.send(.GET, "/tron/recipients/\(id)")
            let revoked = try await service.send(.DELETE, "/tron/recipients/\(id)", token: approver)
            let revokedAgain = try await service.send(.DELETE, "/tron/recipients/\(id)", token: approver)
            let late = try await Self.pay(id, "1", service)
            let back = try await Self.trust(recipient, "Back", service)
            let list = try await service.send(.GET, "/tron/recipients?limit=1").json
            let rest = try await service.send(
                .GET, "/tron/recipients?limit=1&cursor=\(list["next_cursor"]?.string ?? "")"
            ).json

            #expect(try found.status == 200 && found.json["id"]?.string == id)
            #expect(try twice.problem() == "recipient_exists")
            #expect(try twice.json["recipient_id"]?.string == id)
            #expect(try revoked.json["status"]?.string == "revoked")
            #expect(revokedAgain.status == 200 && revokedAgain.bytes == revoked.bytes)
            #expect(try late.problem() == "recipient_not_trusted")
            #expect(back.status == 201)
            #expect(try list["items"]?.array?.first?["id"] == back.json["id"])
            #expect(rest["items"]?.array?.first?["id"]?.string == id && rest["next_cursor"] == .null)
        }
    }
}
