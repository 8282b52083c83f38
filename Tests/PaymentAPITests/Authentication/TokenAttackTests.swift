import Crypto
import Foundation
import NIOHTTP1
import PaymentAPI
import PaymentEngine
import PaymentModel
import Payments
import StrictJSON
import Testing

/// Each token is the good one with one thing changed, sent to a running service.
@Suite("Attacks with tokens, over HTTP")
struct TokenAttackTests {
    private static func claims(_ service: TestService) -> JSONObject {
        let now = service.system.services.clock.now().milliseconds / 1000
        return [
            "iss": "lucid", "aud": "lucid-tron-payments", "sub": "mallory", "roles": ["admin"],
            "iat": .number(JSONNumber(now)), "exp": .number(JSONNumber(now + 600)),
        ]
    }

    /// Names of attacks and their tokens.
    private static func attacks(on service: TestService) throws -> [(name: String, token: String)] {
        let (good, secret) = (claims(service), TestService.secret)
        let now = service.system.services.clock.now().milliseconds / 1000
        func changed(_ name: String, _ value: JSON?) -> String {
            var claims = good
            claims[name] = value
            return HandmadeToken.text(claims, secret: secret)
        }
        func number(_ value: Int64) -> JSON { .number(JSONNumber(value)) }
        let plain = HandmadeToken.text(good, secret: secret)
        let parts = plain.split(separator: ".").map(String.init)
        var admin = good
        admin["sub"] = "root"
        let ed25519 = Curve25519.Signing.PrivateKey()
        let forged = HandmadeToken.signedPart(admin, header: ["alg": "HS256"])
        return [
            ("none", HandmadeToken.signedPart(good, header: ["alg": "none"]) + "."),
            ("NONE", HandmadeToken.text(good, header: ["alg": "NONE"], secret: secret)),
            ("no alg", HandmadeToken.text(good, header: [:], secret: secret)),
            ("confusion", HandmadeToken.text(good, header: ["alg": "ES256"], secret: secret)),
            ("other alg", HandmadeToken.text(good, header: ["alg": "HS512"], secret: secret)),
            ("own key", try HandmadeToken.text(good, header: ["alg": "EdDSA"], key: ed25519)),
            (
                "key in the header",
                try HandmadeToken.text(
                    good,
                    header: [
                        "alg": "EdDSA",
                        "jwk": [
                            "kty": "OKP", "crv": "Ed25519",
                            "x": .string(Base64URL.text(Array(ed25519.publicKey.rawRepresentation))),
                        ],
                    ], key: ed25519)
            ),
            ("crit", HandmadeToken.text(good, header: ["alg": "HS256", "crit": ["b64"]], secret: secret)),
            ("empty secret", HandmadeToken.text(good, secret: [])),
            ("signature left out", parts[0] + "." + parts[1] + "."),
            ("tampered", forged + "." + parts[2]),
            ("four parts", plain + ".x"), ("two parts", parts[0] + "." + parts[1]),
            ("expired", changed("exp", number(now - 31))), ("no exp", changed("exp", nil)),
            ("exp as text", changed("exp", "9999999999")), ("not yet", changed("nbf", number(now + 60))),
            ("other audience", changed("aud", "other")), ("no audience", changed("aud", nil)),
            ("audience's part", changed("aud", "lucid")), ("other issuer", changed("iss", "other")),
            ("no subject", changed("sub", nil)), ("iat as text", changed("iat", "now")),
            ("oversized", changed("x", .string(String(repeating: "x", count: 20_000)))),
            ("not base64", "*." + parts[1] + "." + parts[2]),
        ]
    }

    @Test("the good token is let in, and none of its relatives")
    func attacks() async throws {
        try await TestService.run { service in
            let good = HandmadeToken.text(Self.claims(service), secret: TestService.secret)
            #expect(try await service.send(.GET, "/auth/session", token: good).status == 200)
            // The secret goes by any name.
            let named = HandmadeToken.text(
                Self.claims(service), header: ["alg": "HS256", "kid": "../../dev/null"],
                secret: TestService.secret)
            #expect(try await service.send(.GET, "/auth/session", token: named).status == 200)

            for (name, token) in try Self.attacks(on: service) {
                let answer = try await service.send(.GET, "/auth/session", token: token)
                #expect(answer.status == 401, "\(name)")
                #expect(try answer.problem() == "unauthenticated", "\(name)")
            }
        }
    }
}
