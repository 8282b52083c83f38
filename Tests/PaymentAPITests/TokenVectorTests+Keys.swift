import Foundation
import PaymentModel
import Payments
import StrictJSON
import Testing

@testable import PaymentAPI

extension TokenVectorTests {
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
