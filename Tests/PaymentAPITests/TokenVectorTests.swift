import Foundation
import PaymentModel
import Payments
import StrictJSON
import Testing

@testable import PaymentAPI

@Suite("Tokens against values computed elsewhere")
struct TokenVectorTests {
    let settings: JSON
    let cases: [JSON]

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
}
