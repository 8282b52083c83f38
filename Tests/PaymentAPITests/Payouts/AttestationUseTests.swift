import Crypto
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

@Suite("How often an attestation serves")
struct AttestationUseTests {
    private static let secret = [UInt8](repeating: 7, count: 32)

    private static func settings() throws -> TestService.Settings {
        var settings = TestService.Settings()
        settings.payments.kycIssuers = try KYCIssuers(json: [
            "issuers": [
                [
                    "iss": "kyc.example",
                    "jwks": ["keys": [["kty": "oct", "k": .string(Base64URL.text(secret))]]],
                ]
            ]
        ])
        return settings
    }

    private static func attestation(_ claims: JSONObject, _ service: TestService) throws -> JSON {
        let now = service.system.services.clock.now().milliseconds / 1000
        var claims = claims
        claims["iss"] = "kyc.example"
        claims["sub"] = .string(Address.stranger(60).base58)
        claims["kyc_level"] = 3
        claims["iat"] = .integer(now)
        claims["exp"] = .integer(now + 600)
        let header: JSON = ["alg": "HS256"]
        let signed = Base64URL.text(header.encoded()) + "." + Base64URL.text(JSON.object(claims).encoded())
        let mac = HMAC<SHA256>.authenticationCode(
            for: Data(signed.utf8), using: SymmetricKey(data: Data(secret)))
        return .string(signed + "." + Base64URL.text(Array(mac)))
    }

    private static func pay(
        _ amount: String, _ attestation: JSON, _ service: TestService
    ) async throws -> TestAnswer {
        try await service.order(
            "/tron/payouts/kyc",
            [
                "recipient_address": .string(Address.stranger(60).base58), "amount": .string(amount),
                "kyc_attestation": attestation,
            ])
    }

    @Test(
        "many payouts at once use no attestation more often than it says",
        arguments: [["max_uses": 5], ["max_total": "15"], ["max_uses": 9, "max_total": "15.9"]]
            as [JSONObject])
    func concurrent(bounds: JSONObject) async throws {
        try await TestService.run(try Self.settings()) { service in
            _ = try await service.fundedWallet()
            var claims = bounds
            claims["jti"] = "one"
            let attestation = try Self.attestation(claims, service)

            let answers = try await withThrowingTaskGroup(of: TestAnswer.self) { group in
                for _ in 0..<24 {
                    group.addTask { try await Self.pay("3", attestation, service) }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }

            #expect(answers.count { $0.status == 201 } == 5)
            for answer in answers where answer.status != 201 {
                #expect(try answer.status == 422 && answer.problem() == "kyc_attestation_invalid")
            }
        }
    }

    @Test("a payout that ends without paying gives its use back; another attestation has its own")
    func returned() async throws {
        try await TestService.run(try Self.settings()) { service in
            _ = try await service.fundedWallet()
            let one = try Self.attestation(["jti": "one", "max_uses": 1], service)
            let other = try Self.attestation(["jti": "two", "max_uses": 1], service)
            let later = service.system.services.clock.now().adding(.seconds(600)).text
            let first = try await service.order(
                "/tron/payouts/kyc",
                [
                    "recipient_address": .string(Address.stranger(60).base58), "amount": "1",
                    "kyc_attestation": one, "scheduled_at": .string(later),
                ])

            let refused = try await Self.pay("1", one, service)
            let ofOther = try await Self.pay("1", other, service)
            let cancelled = try await service.send(
                .POST, try #require(first.header("location")) + "/cancel")
            let again = try await Self.pay("1", one, service)

            #expect(first.status == 201 && refused.status == 422 && ofOther.status == 201)
            #expect(cancelled.status == 200 && again.status == 201)
        }
    }

    @Test("items of one batch share it")
    func batch() async throws {
        try await TestService.run(try Self.settings()) { service in
            _ = try await service.fundedWallet()
            let attestation = try Self.attestation(["jti": "one", "max_uses": 2], service)
            func items(_ count: Int) -> JSON {
                [
                    "payouts": .array(
                        Array(
                            repeating: [
                                "route": "kyc", "recipient_address": .string(Address.stranger(60).base58),
                                "amount": "1", "kyc_attestation": attestation,
                            ], count: count))
                ]
            }

            let tooMany = try await service.order("/tron/payouts/batch", items(3))
            let fitting = try await service.order("/tron/payouts/batch", items(2))

            #expect(try tooMany.status == 422 && tooMany.problem() == "batch_refused")
            #expect(try tooMany.json["errors"]?.array?.first?["code"]?.string == "kyc_attestation_invalid")
            #expect(fitting.status == 201)
        }
    }
}
