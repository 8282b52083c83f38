import Crypto
import Foundation
import PaymentModel
import Payments
import StrictJSON
import Testing

@testable import PaymentAPI

extension TokenBoundaryTests {
    @Test("what a header asks for and is not understood is not passed over")
    func headers() async throws {
        let headers: [JSON] = [
            ["alg": "HS256", "crit": ["exp"]], ["alg": "HS256", "crit": []], ["alg": "HS256", "crit": nil],
            ["alg": "none"], ["alg": "hs256"], ["alg": "HS384"], ["alg": "HS512"], ["alg": "ES256"], [:],
            ["alg": ["HS256"]], ["typ": "JWT"], [],
        ]
        for header in headers {
            #expect(try await Self.session([:], header: header) == nil, "\(header.text)")
        }
        #expect(try await Self.session([:], header: ["alg": "HS256", "typ": "JWT", "x5t": "?"]) != nil)
        #expect(try await Self.session([:], header: ["alg": "HS256", "kid": "any"]) != nil)
    }

    @Test("a named key verifies what names it, or nothing; the algorithm is the key's")
    func names() async throws {
        let jwks =
            #"{"keys":[{"kty":"oct","kid":"a","k":"\#(Base64URL.text(Self.secret))"},"#
            + #"{"kty":"oct","kid":"b","k":"\#(Base64URL.text([UInt8](repeating: 0x62, count: 32)))"}]}"#
        let verifier = try await TokenVerifier(
            TokenSettings(issuer: Self.issuer, audience: Self.audience, secret: nil, jwks: jwks))
        let time = Timestamp(milliseconds: Self.now * 1000)
        for (name, isGood) in [("a", true), ("b", false), ("c", false), ("", false), ("A", false)] {
            let token = Self.token(Self.claims, header: ["alg": "HS256", "kid": .string(name)])
            #expect(((try? verifier.session(of: token, at: time)) != nil) == isGood, "\(name)")
        }
        #expect((try? verifier.session(of: Self.token(Self.claims), at: time)) != nil)
    }

    @Test(
        "keys that are too short, or for another algorithm, are refused",
        arguments: [(31, "HS256", false), (32, "HS256", true), (32, "HS512", false), (32, nil, true)]
            as [(Int, String?, Bool)])
    func keys(length: Int, algorithm: String?, isGood: Bool) async {
        let alg = algorithm.map { #","alg":"\#($0)""# } ?? ""
        let key = Base64URL.text([UInt8](repeating: 1, count: length))
        let jwks = #"{"keys":[{"kty":"oct","kid":"a","k":"\#(key)"\#(alg)}]}"#
        let verifier = try? await TokenVerifier(
            TokenSettings(issuer: "i", audience: "a", secret: nil, jwks: jwks))
        #expect((verifier != nil) == isGood)
        let secret = [UInt8](repeating: 1, count: length)
        let simple = try? await TokenVerifier(TokenSettings(issuer: "i", audience: "a", secret: secret))
        #expect((simple != nil) == (length >= 32))
    }
}
