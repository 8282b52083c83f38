import Crypto
import Foundation
import StrictJSON
import Testing
import Tron

@testable import PaymentModel
@testable import Payments

extension AttestationTests {
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
