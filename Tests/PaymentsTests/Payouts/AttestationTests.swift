import Crypto
import Foundation
import StrictJSON
import Testing
import Tron

@testable import PaymentModel
@testable import Payments

@Suite("KYC attestations")
struct AttestationTests {
    let recipient = PayoutSamples.address(2)
    let now = PayoutSamples.now
    let secret = SymmetricKey(data: Data(repeating: 7, count: 32))

    var seconds: Int64 { now.milliseconds / 1000 }

    func issuers(_ jwks: JSON) throws -> KYCIssuers {
        try KYCIssuers(json: ["issuers": [["iss": "kyc.example", "jwks": jwks]]])
    }

    /// Of the shared secret, so that every claim can be made wrong.
    var symmetric: KYCIssuers {
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

    func claims(_ change: (inout JSONObject) -> Void = { _ in }) -> JSONObject {
        var claims: JSONObject = [
            "iss": "kyc.example", "sub": .string(recipient.base58), "exp": .number(JSONNumber(seconds + 60)),
            "iat": .number(JSONNumber(seconds)), "jti": "att-1", "kyc_level": 3,
        ]
        change(&claims)
        return claims
    }

    func token(_ claims: JSONObject, header: JSON = ["alg": "HS256"]) -> String {
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
}
