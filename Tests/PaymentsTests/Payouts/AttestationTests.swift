import Crypto
import Foundation
import StrictJSON
import Testing
import Tron

@testable import PaymentModel
@testable import Payments

@Suite("KYC attestations")
struct AttestationTests {
    private let recipient = PayoutSamples.address(2)
    private let now = PayoutSamples.now
    private let secret = SymmetricKey(data: Data(repeating: 7, count: 32))

    private var seconds: Int64 { now.milliseconds / 1000 }

    private func issuers(_ jwks: JSON) throws -> KYCIssuers {
        try KYCIssuers(json: ["issuers": [["iss": "kyc.example", "jwks": jwks]]])
    }

    /// Of the shared secret, so that every claim can be made wrong.
    private var symmetric: KYCIssuers {
        get throws {
            try issuers([
                "keys": [
                    [
                        "kty": "oct", "kid": "s1",
                        "k": .string(Base64URL.text([UInt8](repeating: 7, count: 32))),
                    ]
                ]
            ])
        }
    }

    private func claims(_ change: (inout JSONObject) -> Void = { _ in }) -> JSONObject {
        var claims: JSONObject = [
            "iss": "kyc.example", "sub": .string(recipient.base58), "exp": .number(JSONNumber(seconds + 60)),
            "iat": .number(JSONNumber(seconds)), "jti": "att-1", "kyc_level": 3,
        ]
        change(&claims)
        return claims
    }

    private func token(_ claims: JSONObject, header: JSON = ["alg": "HS256"]) -> String {
        let signed =
            Base64URL.text(header.encoded()) + "." + Base64URL.text(JSON.object(claims).encoded())
        return signed + "."
            + Base64URL.text(HMAC<SHA256>.authenticationCode(for: Data(signed.utf8), using: secret))
    }

    @Test("one of each algorithm is believed, and says what it says")
    func algorithms() throws {
        let p256 = try AttestationSigner(key: P256.Signing.PrivateKey().pemRepresentation)
        let raw = Curve25519.Signing.PrivateKey()
        let ed25519 = try AttestationSigner(
            key: ([
                "kty": "OKP", "crv": "Ed25519", "kid": "e1",
                "d": .string(Base64URL.text(raw.rawRepresentation)),
            ]
                as JSON).text)
        for signer in [p256, ed25519] {
            var statement = AttestationSigner.Statement(
                issuer: "kyc.example", recipient: recipient, level: 4, lifetime: .seconds(60), id: "att-9")
            statement.maximum = "5"
            let attestation = try issuers(signer.publicKeys).attestation(
                in: try signer.attestation(statement, at: now), of: recipient, at: now)

            #expect(attestation.level == 4 && attestation.id == "att-9")
            try attestation.requireCovering(try PayoutSamples.usdt(5_000_000))
            #expect(throws: PaymentError.self) {
                try attestation.requireCovering(try PayoutSamples.usdt(5_000_001))
            }
        }
        #expect(try symmetric.attestation(in: token(claims()), of: recipient, at: now).level == 3)
    }

    @Test("a signature with any byte changed is not believed, whatever the algorithm")
    func everyByteCounts() throws {
        let p256 = try AttestationSigner(key: P256.Signing.PrivateKey().pemRepresentation)
        let seed = Base64URL.text(Curve25519.Signing.PrivateKey().rawRepresentation)
        let ed25519 = try AttestationSigner(
            key: (["kty": "OKP", "crv": "Ed25519", "kid": "e1", "d": .string(seed)] as JSON).text)
        let statement = AttestationSigner.Statement(
            issuer: "kyc.example", recipient: recipient, level: 4, lifetime: .seconds(60), id: "att-9")
        let signed = try [
            (issuers(p256.publicKeys), p256.attestation(statement, at: now)),
            (issuers(ed25519.publicKeys), ed25519.attestation(statement, at: now)),
            (symmetric, token(claims())),
        ]

        for (issuers, token) in signed {
            #expect(throws: Never.self) { try issuers.attestation(in: token, of: recipient, at: now) }
            let parts = token.split(separator: ".")
            let signature = try #require(Base64URL.bytes(parts[2]))
            #expect(signature.count >= 32)
            for index in signature.indices {
                var changed = signature
                changed[index] ^= 1
                let forged = "\(parts[0]).\(parts[1]).\(Base64URL.text(changed))"
                #expect(throws: PaymentError.self, "byte \(index)") {
                    try issuers.attestation(in: forged, of: recipient, at: now)
                }
            }
        }
    }

    @Test("a signature has one spelling: bits that base64url leaves over are zeros")
    func oneSpelling() throws {
        let good = token(claims())
        let last = try #require(good.last.flatMap { Base64URL.alphabet.firstIndex(of: $0) })
        let next = Base64URL.alphabet[Base64URL.alphabet.index(after: last)]

        // 32 bytes are 43 digits; the last one carries two bits that say nothing.
        #expect(throws: PaymentError.self) {
            try symmetric.attestation(in: good.dropLast() + String(next), of: recipient, at: now)
        }
    }

    @Test("it holds to the end of its leeway, and not a second longer")
    func expiry() throws {
        for (after, isBelieved) in [(89, true), (90, false)] as [(Int64, Bool)] {
            let time = now.adding(.seconds(after))
            let attestation = try? symmetric.attestation(in: token(claims()), of: recipient, at: time)
            #expect((attestation != nil) == isBelieved)
        }
    }

    @Test("anything else that is wrong with it is refused")
    func refusals() throws {
        let exp = JSON.number(JSONNumber(seconds + 60))
        var bad: [String] = [
            "", "a.b", "a.b.c", token(claims()) + "x", token(claims(), header: ["alg": "none"]),
            token(claims(), header: ["alg": "ES256"]), token(claims(), header: ["alg": "HS512"]),
            token(claims(), header: ["alg": "HS256", "kid": "another"]),
            token(claims(), header: ["alg": "HS256", "crit": ["exp"]]),
            token(claims { $0["iss"] = "somebody" }), token(claims { $0["iss"] = nil }),
            token(claims { $0["sub"] = .string(PayoutSamples.address(9).base58) }),
            token(claims { $0["sub"] = "T" }), token(claims { $0["exp"] = nil }),
            token(claims { $0["exp"] = .string("\(exp.text)") }), token(claims { $0["iat"] = nil }),
            token(claims { $0["iat"] = .number(JSONNumber(seconds + 31)) }),
            token(claims { $0["nbf"] = .number(JSONNumber(seconds + 31)) }),
            token(claims { $0["jti"] = nil }), token(claims { $0["jti"] = "" }),
            token(claims { $0["kyc_level"] = 0 }), token(claims { $0["kyc_level"] = 6 }),
            token(claims { $0["kyc_level"] = "3" }), token(claims { $0["max_amount"] = 5 }),
        ]
        // A signature of another key, and claims that were changed after it.
        let good = token(claims())
        let parts = good.split(separator: ".").map(String.init)
        let other = Base64URL.text(JSON.object(claims { $0["kyc_level"] = 5 }).encoded())
        bad += [parts[0] + "." + other + "." + parts[2], parts[0] + "." + parts[1] + "."]

        for token in bad {
            let error = #expect(throws: PaymentError.self) {
                try symmetric.attestation(in: token, of: recipient, at: now)
            }
            #expect(error?.code == .kycAttestationInvalid, "\(token)")
        }
        #expect(throws: PaymentError.self) {
            try KYCIssuers.none.attestation(in: good, of: recipient, at: now)
        }
    }

    @Test(
        "a configuration that can't be used is refused",
        arguments: [
            "[]", "{}", #"{"issuers":{}}"#, #"{"issuers":[{"iss":"a"}]}"#,
            #"{"issuers":[{"iss":"a","jwks":{"keys":[]}}]}"#,
            #"{"issuers":[{"iss":"a","jwks":{"keys":[{"kty":"RSA"}]}}]}"#,
            #"{"issuers":[{"iss":"a","jwks":{"keys":[{"kty":"oct","k":"c2hvcnQ"}]}}]}"#,
            #"{"issuers":[{"iss":"a","jwks":{"keys":[{"kty":"EC","crv":"P-256","x":"AA","y":"AA"}]}}]}"#,
            #"{"issuers":[{"iss":"a","jwks":{"keys":[{"kty":"oct","k":"MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE","alg":"HS512"}]}}]}"#,
        ])
    func settings(text: String) throws {
        let json = try JSON(parsing: text)
        #expect(throws: KYCSettingsError.self) { try KYCIssuers(json: json) }
    }
}
