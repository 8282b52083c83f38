import Crypto
import Foundation
import PaymentModel
import Payments
import StrictJSON
import Testing

@testable import PaymentAPI

/// Good tokens with one thing that is otherwise.
@Suite("Tokens, at their bounds")
struct TokenBoundaryTests {
    static let issuer = "https://login.example"
    static let audience = "lucid-tron-payments"
    static let secret = [UInt8](repeating: 0x61, count: 32)
    /// In seconds since 1970.
    static let now: Int64 = 1_800_000_000

    static var claims: JSONObject {
        [
            "iss": .string(issuer), "aud": .string(audience), "sub": "payroll", "exp": number(now + 60),
            "roles": ["viewer"],
        ]
    }

    private static func number(_ value: Int64) -> JSON { .number(JSONNumber(value)) }

    static func token(
        _ claims: JSONObject, header: JSON = ["alg": "HS256"], secret: [UInt8] = secret
    ) -> String {
        let signed = Base64URL.text(header.encoded()) + "." + Base64URL.text(JSON.object(claims).encoded())
        let code = HMAC<SHA256>.authenticationCode(for: Data(signed.utf8), using: SymmetricKey(data: secret))
        return signed + "." + Base64URL.text(Array(code))
    }

    /// The session of the token with these claims in place of the good ones; nil where it is refused.
    static func session(
        _ changes: [String: JSON?], header: JSON = ["alg": "HS256"], jwks: String? = nil, at time: Int64 = now
    ) async throws -> Session? {
        let verifier = try await TokenVerifier(
            TokenSettings(issuer: issuer, audience: audience, secret: secret, jwks: jwks))
        var claims = claims
        for (name, value) in changes { claims[name] = value }
        return try? verifier.session(
            of: token(claims, header: header), at: Timestamp(milliseconds: time * 1000))
    }

    @Test("the token that the others are made from is good")
    func good() async throws {
        #expect(try await Self.session([:]) != nil)
    }

    /// Texts that are nearly `text`: each of its beginnings, longer ones, in other letters, with white space.
    static func near(_ text: String) -> [String] {
        (0..<text.count).map { String(text.prefix($0)) }
            + [
                text + "s", text + " ", " " + text, text.uppercased(), text + "/", "x" + text,
                text + "\u{0}", "\(text) \(text)", "*", text.dropLast() + "S",
            ]
    }

    @Test("an audience is this one letter by letter, alone or among others")
    func audiences() async throws {
        for other in Self.near(Self.audience) {
            #expect(try await Self.session(["aud": .string(other)]) == nil, "\(other)")
            #expect(try await Self.session(["aud": ["x", .string(other)]]) == nil, "[\(other)]")
            #expect(try await Self.session(["aud": [.string(other), .string(Self.audience)]]) != nil)
        }
        for other in [[], [[.string(Self.audience)]], nil, 1, ["a": .string(Self.audience)]] as [JSON] {
            #expect(try await Self.session(["aud": other]) == nil, "\(other.text)")
        }
        #expect(try await Self.session(["aud": nil as JSON?]) == nil)
    }

    @Test("an issuer is this one letter by letter")
    func issuers() async throws {
        for other in Self.near(Self.issuer) {
            #expect(try await Self.session(["iss": .string(other)]) == nil, "\(other)")
        }
        #expect(try await Self.session(["iss": [.string(Self.issuer)]]) == nil)
        #expect(try await Self.session(["iss": nil as JSON?]) == nil)
    }

    @Test("a token is good from half a minute before its nbf to half a minute behind its exp")
    func times() async throws {
        let bounds: [String: JSON?] = ["nbf": Self.number(Self.now), "exp": Self.number(Self.now + 10)]
        for (second, isGood) in [(-31, false), (-30, true), (0, true), (39, true), (40, false)]
            as [(Int64, Bool)]
        {
            #expect((try await Self.session(bounds, at: Self.now + second) != nil) == isGood, "\(second)")
        }
        #expect(try await Self.session(["exp": nil as JSON?]) == nil)
        for bad in ["1900000000", true, nil, [1]] as [JSON] {
            #expect(try await Self.session(["exp": bad]) == nil, "\(bad.text)")
            #expect(try await Self.session(["nbf": bad]) == nil, "\(bad.text)")
        }
        for beyond in [253_402_300_799, 253_402_300_800, .max] as [Int64] {
            let session = try await Self.session(["exp": Self.number(beyond)])
            #expect((session != nil) == (beyond == 253_402_300_799))
        }
        let fraction: JSON = try JSON(parsing: "\(Self.now + 60).9")
        let session = try #require(try await Self.session(["exp": fraction]))
        #expect(session.expiresAt == Timestamp(milliseconds: (Self.now + 60) * 1000))
    }

    @Test("a token is judged by the clock each time, in both directions")
    func timesAgain() async throws {
        let verifier = try await TokenVerifier(
            TokenSettings(issuer: Self.issuer, audience: Self.audience, secret: Self.secret))
        var claims = Self.claims
        claims["nbf"] = Self.number(Self.now)
        let token = Self.token(claims)
        for (second, isGood) in [(0, true), (-31, false), (-30, true), (89, true), (90, false), (0, true)]
            as [(Int64, Bool)]
        {
            let time = Timestamp(milliseconds: (Self.now + second) * 1000)
            #expect(((try? verifier.session(of: token, at: time)) != nil) == isGood, "\(second)")
        }
    }

    @Test("tokens that were verified are kept, so many and so long ones")
    func known() throws {
        let known = VerifiedTokens()
        let claims = try TokenClaims(.object(Self.claims))
        for number in 0..<1024 { known.note(claims, of: "t\(number)") }
        #expect((0..<1024).allSatisfy { known.claims(of: "t\($0)") != nil })

        known.note(claims, of: "another")

        #expect((0..<1024).allSatisfy { known.claims(of: "t\($0)") == nil })
        #expect(known.claims(of: "another") != nil)
        for (count, isKept) in [(4096, true), (4097, false)] {
            let token = String(repeating: "t", count: count)
            known.note(claims, of: token)
            #expect((known.claims(of: token) != nil) == isKept)
        }
    }
}
