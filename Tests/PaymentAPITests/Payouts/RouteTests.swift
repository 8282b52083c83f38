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

@Suite("Payouts by the kyc and direct routes")
struct RouteTests {
    private static let key = """
        {"kty":"OKP","crv":"Ed25519","kid":"k1","d":"nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A"}
        """

    private static func settings(_ signer: AttestationSigner) throws -> TestService.Settings {
        var settings = TestService.Settings()
        settings.payments.kycIssuers = try KYCIssuers(
            json: ["issuers": [["iss": "kyc.example", "jwks": signer.publicKeys]]])
        settings.payments.policy[.usdt].kyc.minimumKYCLevel = 2
        return settings
    }

    @Test("an attested recipient is paid, and the attestation is recorded")
    func kyc() async throws {
        let signer = try AttestationSigner(key: Self.key)
        try await TestService.run(try Self.settings(signer)) { service in
            _ = try await service.fundedWallet(usdt: "3000")
            let recipient = Address.stranger(40)
            func attest(level: Int, maximum: String? = nil) throws -> JSON {
                var statement = AttestationSigner.Statement(
                    issuer: "kyc.example", recipient: recipient, level: level, lifetime: .seconds(600),
                    id: "att-\(level)")
                statement.maximum = maximum
                return .string(try signer.attestation(statement, at: service.system.services.clock.now()))
            }
            func order(_ amount: JSON, _ attestation: JSON, to: Address? = nil) async throws -> TestAnswer {
                try await service.order(
                    "/tron/payouts/kyc",
                    [
                        "recipient_address": .string((to ?? recipient).base58), "amount": amount,
                        "kyc_attestation": attestation,
                    ])
            }

            // More than v0 allows.
            let made = try await order("2000", try attest(level: 3, maximum: "2000"))
            let again = try await order("10", try attest(level: 3, maximum: "2000"))
            let over = try await order("2000.000001", try attest(level: 3, maximum: "2000"))
            let low = try await order("1", try attest(level: 1))
            let other = try await order("1", try attest(level: 3), to: Address.stranger(41))
            let garbage = try await order("1", "nonsense")
            let missing = try await service.order(
                "/tron/payouts/kyc", ["recipient_address": .string(recipient.base58), "amount": "1"])
            let payout = try await service.record(
                at: "/tron/payouts/\(try made.json["id"]?.string ?? "")", reaching: ["completed", "failed"])

            #expect(made.status == 201 && again.status == 201)
            #expect(try made.json["kyc_level"]?.int64 == 3)
            #expect(payout["status"]?.string == "completed")
            #expect(try over.problem() == "kyc_attestation_invalid")
            #expect(try low.problem() == "policy_violation")
            #expect(try low.json["rule"]?.string == "kyc_minimum_level")
            #expect(try other.problem() == "kyc_attestation_invalid")
            #expect(try garbage.problem() == "kyc_attestation_invalid")
            #expect(try missing.problem() == "validation_failed")
            #expect(try missing.locations == ["/kyc_attestation"])
            let audit = try await service.store.auditEvents(after: 0, limit: 1000)
            #expect(audit.contains { $0.entry.details["kyc_attestation"]?.string == "att-3" })
        }
    }

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

    private static func pay(
        _ recipient: String, _ amount: String, _ service: TestService
    ) async throws
        -> TestAnswer
    {
        try await service.order(
            "/tron/payouts/direct", ["recipient_id": .string(recipient), "amount": .string(amount)])
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

    @Test("approvals come from others than the creator, each person once, and then it is paid")
    func approvals() async throws {
        var settings = TestService.Settings()
        settings.payments.policy[.usdt].approval = ApprovalRule(above: 1_000_000, required: 2)
        try await TestService.run(settings) { service in
            _ = try await service.fundedWallet()
            let body: JSON = ["recipient_address": .string(Address.stranger(60).base58), "amount": "2"]
            let made = try await service.order(
                "/tron/payouts/v0", body, token: try await service.token(.admin, subject: "creator"))
            let path = "/tron/payouts/\(try made.json["id"]?.string ?? "")"
            func approve(_ subject: String, _ role: Role = .approver) async throws -> TestAnswer {
                try await service.send(
                    .POST, path + "/approve", #"{"reason":"ok"}"#,
                    token: try await service.token(role, subject: subject))
            }

            let own = try await approve("creator", .admin)
            let wrongRole = try await approve("op", .operator)
            let first = try await approve("anna")
            let again = try await approve("anna")
            let second = try await approve("bert")
            let late = try await approve("carl")
            let payout = try await service.record(at: path, reaching: ["completed", "failed"])
            let cancelled = try await service.send(.POST, path + "/cancel")
            let retried = try await service.order(path + "/retry", [:])

            #expect(try made.json["status"]?.string == "pending_approval")
            #expect(try made.json["approvals_required"]?.int64 == 2)
            #expect(own.status == 403)
            #expect(try own.problem() == "self_approval")
            #expect(wrongRole.status == 403)
            #expect(try first.json["status"]?.string == "pending_approval")
            #expect(try again.problem() == "invalid_state")
            #expect(try second.json["status"]?.string == "pending")
            #expect(try late.problem() == "invalid_state")
            #expect(payout["status"]?.string == "completed")
            let people = payout["approvals"]?.array?.compactMap { $0["by"]?.string }
            #expect(people == ["anna", "bert"])
            #expect(try cancelled.problem() == "not_cancellable")
            #expect(try retried.problem() == "not_retryable")
        }
    }

    @Test(
        "a payout waits while the token is paused or the wallet on its black list, says so, and is paid afterwards",
        arguments: ["token_paused", "wallet_blacklisted"])
    func blockedToken(reason: String) async throws {
        try await TestService.run { service in
            let address = try await service.fundedWallet().address.base58
            let isPause = reason == "token_paused"
            _ = try await service.ask(
                node: "/devnet/usdt", isPause ? ["paused": true] : ["blacklist": [.string(address)]])
            let made = try await service.order(
                "/tron/payouts/v0",
                ["recipient_address": .string(Address.stranger(71).base58), "amount": "2"])
            let path = "/tron/payouts/\(try made.json["id"]?.string ?? "")"
            var waiting = try made.json
            while waiting["hold_reason"] == .null { waiting = try await service.send(.GET, path).json }
            #expect(waiting["status"]?.string == "pending" && waiting["hold_reason"]?.string == reason)
            #expect(waiting["tx_id"] == .null)

            _ = try await service.ask(
                node: "/devnet/usdt", isPause ? ["paused": false] : ["unblacklist": [.string(address)]])
            let paid = try await service.record(at: path, reaching: ["completed", "failed"])
            #expect(paid["status"]?.string == "completed")
            #expect(try await service.usdt(of: .stranger(71)) == 2_000_000)
        }
    }

    @Test("a payout that the contract refuses fails with nothing signed, and can be queued again")
    func retry() async throws {
        try await TestService.run { service in
            _ = try await service.fundedWallet()
            let recipient = Address.stranger(70)
            // The recipient would get less than what was ordered.
            let taxed = try await service.ask(
                node: "/devnet/usdt", ["fee_basis_points": 10, "maximum_fee": "1"])
            #expect(taxed["fee_basis_points"]?.int64 == 10)
            let made = try await service.order(
                "/tron/payouts/v0", ["recipient_address": .string(recipient.base58), "amount": "2"])
            let path = "/tron/payouts/\(try made.json["id"]?.string ?? "")"
            let failed = try await service.record(at: path, reaching: ["completed", "failed"])
            let used = try await service.send(.GET, "/tron/payouts/policy").json["v0"]?["used_today"]
            _ = try await service.ask(node: "/devnet/usdt", ["fee_basis_points": 0])

            let key = UUID().uuidString
            let retried = try await service.order(path + "/retry", [:], key: key)
            let replay = try await service.order(path + "/retry", [:], key: key)
            let paid = try await service.record(at: path, reaching: ["completed", "failed"])

            #expect(failed["status"]?.string == "failed" && failed["tx_id"] == .null)
            #expect(failed["failure"]?["code"]?.string == "would_revert")
            #expect(failed["failure"]?["retryable"]?.bool == true)
            #expect(used?.string == "0.000000")
            #expect(retried.status == 200)
            #expect(try retried.json["status"]?.string == "pending")
            #expect(replay.bytes == retried.bytes && replay.header("idempotent-replayed") == "true")
            #expect(paid["status"]?.string == "completed")
            #expect(try await service.usdt(of: recipient) == 2_000_000)
            let after = try await service.send(.GET, "/tron/payouts/policy").json["v0"]?["used_today"]
            #expect(after?.string == "2.000000")
        }
    }
}
