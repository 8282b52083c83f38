import Foundation
import PaymentModel
import Payments
import StrictJSON
import Testing

@testable import PaymentAPI

@Suite("Tokens against values computed elsewhere")
struct TokenVectorTests {
    private let settings: JSON
    private let cases: [JSON]

    init() throws {
        let url = try #require(
            Bundle.module.url(forResource: "jwt", withExtension: "json", subdirectory: "Vectors"))
        let all = try #require(try JSON(parsing: [UInt8](try Data(contentsOf: url)))["cases"]?.array)
        settings = try #require(all.first)
        cases = Array(all.dropFirst())
    }

    @Test("every token is judged as it should be")
    func judged() async throws {
        let secret = try #require(settings["secret"]?.string)
        let now = Timestamp(milliseconds: try #require(settings["now"]?.int64) * 1000)
        let verifier = try await TokenVerifier(
            TokenSettings(
                issuer: try #require(settings["issuer"]?.string),
                audience: try #require(settings["audience"]?.string), secret: Array(secret.utf8),
                jwks: settings["jwks"]?.text))

        for vector in cases {
            let name = try #require(vector["name"]?.string)
            let token = try #require(vector["token"]?.string)
            let session = Result { () throws(TokenRefusal) in try verifier.session(of: token, at: now) }
            switch session {
            case .success(let session):
                #expect(vector["valid"]?.bool == true, "\(name) was accepted")
                #expect(session.subject == vector["claims"]?["sub"]?.string, "\(name)")
                #expect(session.roles == vector["claims"]?["roles"]?.array?.compactMap(\.string), "\(name)")
                #expect(
                    session.expiresAt.milliseconds / 1000 == vector["claims"]?["exp"]?.int64, "\(name)")
            case .failure(let refusal):
                #expect(vector["valid"]?.bool == false, "\(name) was refused: \(refusal.reason)")
            }
        }
        #expect(cases.count > 20)
    }

    @Test("a token that was accepted before is judged by the clock each time, and by every byte")
    func known() async throws {
        let now = Timestamp(milliseconds: try #require(settings["now"]?.int64) * 1000)
        let verifier = try await TokenVerifier(
            TokenSettings(
                issuer: try #require(settings["issuer"]?.string),
                audience: try #require(settings["audience"]?.string),
                secret: Array(try #require(settings["secret"]?.string).utf8), jwks: settings["jwks"]?.text))
        let vector = try #require(cases.first { $0["valid"]?.bool == true })
        let token = try #require(vector["token"]?.string)
        let first = try verifier.session(of: token, at: now)

        #expect(try verifier.session(of: token, at: now) == first)
        let leeway = first.expiresAt.adding(.seconds(30))
        #expect(throws: TokenRefusal("expired")) { try verifier.session(of: token, at: leeway) }
        let signature = try #require(token.split(separator: ".").last)
        let other = token.dropLast(signature.count) + String(signature.reversed())
        #expect(throws: TokenRefusal.self) { try verifier.session(of: String(other), at: now) }
    }

    @Test("a token with any byte of its signature changed is refused, and with another spelling of it")
    func everyByteCounts() async throws {
        let now = Timestamp(milliseconds: try #require(settings["now"]?.int64) * 1000)
        let verifier = try await TokenVerifier(
            TokenSettings(
                issuer: try #require(settings["issuer"]?.string),
                audience: try #require(settings["audience"]?.string),
                secret: Array(try #require(settings["secret"]?.string).utf8), jwks: settings["jwks"]?.text))
        for vector in cases where vector["valid"]?.bool == true {
            let parts = try #require(vector["token"]?.string).split(separator: ".")
            let signature = try #require(Base64URL.bytes(parts[2]))
            for index in signature.indices {
                var changed = signature
                changed[index] ^= 1
                let forged = "\(parts[0]).\(parts[1]).\(Base64URL.text(changed))"
                #expect(throws: TokenRefusal.self, "byte \(index)") {
                    try verifier.session(of: forged, at: now)
                }
            }
            // 32 bytes are 43 digits and 64 are 86; the last one carries bits that say nothing.
            let last = try #require(parts[2].last.flatMap { Base64URL.alphabet.firstIndex(of: $0) })
            let next = Base64URL.alphabet[Base64URL.alphabet.index(after: last)]
            #expect(throws: TokenRefusal.self) {
                try verifier.session(of: "\(parts[0]).\(parts[1]).\(parts[2].dropLast())\(next)", at: now)
            }
        }
    }

    @Test("roles are found in any case, unknown ones give nothing, an empty scope leaves nothing")
    func roles() async throws {
        func permissions(_ roles: JSON, scope: String?) async throws -> Set<Permission> {
            var payload: JSONObject = [
                "iss": "i", "aud": "a", "sub": "s", "exp": 2_000_000_000, "roles": roles,
            ]
            if let scope { payload["scope"] = .string(scope) }
            let claims = try TokenClaims(.object(payload))
            return Session(claims).permissions
        }

        #expect(try await permissions(["VIEWER", "boss"], scope: nil) == Role.viewer.permissions)
        #expect(try await permissions(["viewer"], scope: "") == [])
        #expect(try await permissions(["viewer"], scope: "payouts:read payouts:write") == [.readPayouts])
        #expect(Role.admin.permissions == Set(Permission.allCases))
    }

    @Test("a symmetric key of a JWK set verifies what is signed with it")
    func symmetricKey() async throws {
        let secret = [UInt8](repeating: 0x4B, count: 32)
        let jwks = #"{"keys":[{"kty":"oct","kid":"s","k":"S0tLS0tLS0tLS0tLS0tLS0tLS0tLS0tLS0tLS0tLS0s"}]}"#
        let verifier = try await TokenVerifier(
            TokenSettings(issuer: "i", audience: "a", secret: nil, jwks: jwks))
        let now = Timestamp(milliseconds: 1_800_000_000_000)
        let token = try await TokenIssuer(secret: secret, issuer: "i", audience: "a").token(
            subject: "s", roles: [.viewer], scope: nil, lifetime: .seconds(60), at: now, id: "1")

        #expect(try verifier.session(of: token, at: now).subject == "s")
        await #expect(throws: TokenSettingsError.self) {
            let short = #"{"keys":[{"kty":"oct","kid":"s","k":"S0tL"}]}"#
            _ = try await TokenVerifier(
                TokenSettings(issuer: "i", audience: "a", secret: nil, jwks: short))
        }
    }

    @Test("a short secret, or none, is refused")
    func secrets() async {
        await #expect(throws: TokenSettingsError.self) {
            try await TokenVerifier(
                TokenSettings(issuer: "i", audience: "a", secret: [UInt8](repeating: 1, count: 31)))
        }
        await #expect(throws: TokenSettingsError.self) {
            try await TokenVerifier(TokenSettings(issuer: "i", audience: "a", secret: nil))
        }
        await #expect(throws: TokenSettingsError.self) {
            try await TokenVerifier(
                TokenSettings(issuer: "i", audience: "a", secret: nil, jwks: #"{"keys":[{"kty":"RSA"}]}"#))
        }
    }
}
