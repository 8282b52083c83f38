import Crypto
import Foundation
import StrictJSON
import Testing
import Tron

@testable import PaymentEngine
@testable import PaymentModel
@testable import Payments
@testable import Simulation

/// Whom a payout trusts, and how long: issuers of attestations, and the registry of recipients.
@Suite("Who is trusted")
struct TrustTests {
    let recipient = PayoutSamples.address(2)
    let now = PayoutSamples.now

    private struct Issuer {
        let name: String
        let signer: AttestationSigner
        let keys: JSON

        /// An issuer with one key of Ed25519 that has a name, or none.
        init(_ name: String, key keyName: String? = nil) throws {
            self.name = name
            var jwk: JSONObject = [
                "kty": "OKP", "crv": "Ed25519",
                "d": .string(Base64URL.text(Curve25519.Signing.PrivateKey().rawRepresentation)),
            ]
            if let keyName { jwk["kid"] = .string(keyName) }
            signer = try AttestationSigner(key: JSON.object(jwk).text)
            keys = signer.publicKeys
        }

        var jwk: JSON { keys["keys"]?.array?.first ?? .null }
    }

    private func token(of issuer: String, by signer: AttestationSigner) throws -> String {
        try signer.attestation(
            .init(issuer: issuer, recipient: recipient, level: 3, lifetime: .seconds(60), id: "att-1"),
            at: now)
    }

    private func isBelieved(_ token: String, by issuers: KYCIssuers) -> Bool {
        (try? issuers.attestation(in: token, of: recipient, at: now)) != nil
    }

    @Test("an issuer's key signs for that issuer and for no other", arguments: [nil, "k1"])
    func issuers(keyName: String?) throws {
        let all = try ["anna", "bert", "carl"].map { try Issuer($0, key: keyName) }
        let configured = try KYCIssuers(json: [
            "issuers": .array(all.map { ["iss": .string($0.name), "jwks": $0.keys] })
        ])

        for issuer in all {
            for signer in all {
                let token = try token(of: issuer.name, by: signer.signer)
                #expect(isBelieved(token, by: configured) == (issuer.name == signer.name))
            }
        }
        for name in ["", "Anna", "anna ", "ann", "annaa", "dora"] {
            #expect(!isBelieved(try token(of: name, by: all[0].signer), by: configured), "\(name)")
        }
    }

    @Test("a token that names a key is verified by that key of its issuer; without a name any of them does")
    func keyNames() throws {
        let (one, other, nameless) = (
            try Issuer("anna", key: "k1"), try Issuer("anna", key: "k2"), try Issuer("anna")
        )
        func issuers(_ keys: [JSON]) throws -> KYCIssuers {
            try KYCIssuers(json: ["issuers": [["iss": "anna", "jwks": ["keys": .array(keys)]]]])
        }
        let named = try token(of: "anna", by: one.signer)
        let unnamed = try token(of: "anna", by: nameless.signer)

        #expect(isBelieved(named, by: try issuers([other.jwk, one.jwk])))
        #expect(isBelieved(unnamed, by: try issuers([other.jwk, nameless.jwk])))
        // The same key under another name is not the one that is named.
        var renamed = try #require(one.jwk.object)
        renamed["kid"] = "k9"
        #expect(!isBelieved(named, by: try issuers([.object(renamed)])))
        renamed["kid"] = nil
        #expect(isBelieved(named, by: try issuers([.object(renamed)])))
    }

    @Test("an attestation holds from its beginning, less half a minute, whichever beginning is later")
    func beginnings() throws {
        let secret = SymmetricKey(data: Data(repeating: 7, count: 32))
        let issuers = try KYCIssuers(json: [
            "issuers": [
                [
                    "iss": "anna",
                    "jwks": [
                        "keys": [
                            ["kty": "oct", "k": .string(Base64URL.text([UInt8](repeating: 7, count: 32)))]
                        ]
                    ],
                ]
            ]
        ])
        let seconds = now.milliseconds / 1000
        for issued in [-5, 29, 30, 31] as [Int64] {
            for begins in [nil, -5, 29, 30, 31] as [Int64?] {
                var claims: JSONObject = [
                    "iss": "anna", "sub": .string(recipient.base58), "jti": "a", "kyc_level": 1,
                    "iat": .number(JSONNumber(seconds + issued)), "exp": .number(JSONNumber(seconds + 999)),
                ]
                if let begins { claims["nbf"] = .number(JSONNumber(seconds + begins)) }
                let header: JSON = ["alg": "HS256"]
                let signed =
                    Base64URL.text(header.encoded()) + "." + Base64URL.text(JSON.object(claims).encoded())
                let mac = HMAC<SHA256>.authenticationCode(for: Data(signed.utf8), using: secret)

                let isBelieved = isBelieved(signed + "." + Base64URL.text(mac), by: issuers)

                #expect(
                    isBelieved == (max(issued, begins ?? issued) <= 30), "iat \(issued), nbf \(begins ?? -99)"
                )
            }
        }
    }
}
