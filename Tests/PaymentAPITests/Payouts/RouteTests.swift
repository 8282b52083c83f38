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
    static let key = """
        {"kty":"OKP","crv":"Ed25519","kid":"k1","d":"nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A"}
        """

    static func settings(_ signer: AttestationSigner) throws -> TestService.Settings {
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

    static func pay(
        _ recipient: String, _ amount: String, _ service: TestService
    ) async throws
        -> TestAnswer
    {
        try await service.order(
            "/tron/payouts/direct", ["recipient_id": .string(recipient), "amount": .string(amount)])
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
}
