import Crypto
import Foundation
import PaymentModel
import StrictJSON
import Testing

@testable import PaymentAPI

@Suite("Keys of tokens that change while the service runs")
struct TokenKeyRotationTests {
    private static let now = Timestamp(milliseconds: 1_800_000_000_000)
    private static let claims: JSONObject = [
        "iss": "i", "aud": "a", "sub": "s", "exp": 1_800_000_600, "roles": ["viewer"],
    ]

    /// A key of either algorithm, with its public half as a JWK.
    private struct SigningKey {
        let name: String
        let ed25519 = Curve25519.Signing.PrivateKey()
        let p256 = P256.Signing.PrivateKey()

        var jwks: [JSON] {
            let point = Array(p256.publicKey.x963Representation)
            return [
                [
                    "kty": "OKP", "crv": "Ed25519", "kid": .string(name),
                    "x": .string(Base64URL.text(Array(ed25519.publicKey.rawRepresentation))),
                ],
                [
                    "kty": "EC", "crv": "P-256", "kid": .string(name), "alg": "ES256",
                    "x": .string(Base64URL.text(point[1...32])), "y": .string(Base64URL.text(point[33...])),
                ],
            ]
        }

        func tokens() throws -> [String] {
            [
                try HandmadeToken.text(
                    TokenKeyRotationTests.claims, header: ["alg": "EdDSA", "kid": .string(name)], key: ed25519
                ),
                try HandmadeToken.text(
                    TokenKeyRotationTests.claims, header: ["alg": "ES256", "kid": .string(name)], key: p256),
            ]
        }
    }

    private static func set(_ keys: [JSON]) -> String { JSON.object(["keys": .array(keys)]).text }

    private static func verifier(awaitsKeys: Bool = true) async throws -> TokenVerifier {
        var settings = TokenSettings(issuer: "i", audience: "a", secret: nil)
        settings.awaitsKeys = awaitsKeys
        return try await TokenVerifier(settings)
    }

    private static func accepts(_ verifier: TokenVerifier, _ tokens: [String]) -> [Bool] {
        tokens.map { (try? verifier.session(of: $0, at: now)) != nil }
    }

    @Test("a set takes the place of the one before, with every token that was known by it")
    func rotation() async throws {
        let (old, new) = (SigningKey(name: "old"), SigningKey(name: "new"))
        let verifier = try await Self.verifier()
        #expect(Self.accepts(verifier, try old.tokens()) == [false, false])

        try await verifier.use(Self.set(old.jwks), of: .configured)
        let (oldTokens, newTokens) = (try old.tokens(), try new.tokens())
        #expect(Self.accepts(verifier, oldTokens) == [true, true])
        #expect(Self.accepts(verifier, newTokens) == [false, false])
        try await verifier.use(Self.set(old.jwks + new.jwks), of: .configured)
        #expect(Self.accepts(verifier, oldTokens + newTokens) == [true, true, true, true])
        try await verifier.use(Self.set(new.jwks), of: .configured)
        #expect(Self.accepts(verifier, oldTokens) == [false, false])
        #expect(Self.accepts(verifier, newTokens) == [true, true])
    }

    @Test("sources do not touch each other, and one can be dropped")
    func sources() async throws {
        let (file, url) = (SigningKey(name: "file"), SigningKey(name: "url"))
        let verifier = try await Self.verifier()
        try await verifier.use(Self.set(file.jwks), of: .configured)
        try await verifier.use(Self.set(url.jwks), of: .fetched)
        let tokens = try file.tokens() + url.tokens()
        #expect(Self.accepts(verifier, tokens) == [true, true, true, true])

        verifier.drop(.fetched)

        #expect(Self.accepts(verifier, tokens) == [true, true, false, false])
    }

    @Test(
        "a set that cannot be used changes nothing",
        arguments: [
            "", "{", "[]", #"{"keys":[]}"#, #"{"keys":{}}"#, #"{"keys":[{"kty":"RSA","kid":"r"}]}"#,
            #"{"keys":[{"kty":"EC","crv":"P-256","kid":"e","x":"AA","y":"AA"}]}"#,
            #"{"keys":[{"kty":"OKP","crv":"Ed25519","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}]}"#,
        ], [TokenKeySource.configured, .fetched])
    func unusable(text: String, source: TokenKeySource) async throws {
        let key = SigningKey(name: "k")
        let verifier = try await Self.verifier()
        try await verifier.use(Self.set(key.jwks), of: source)

        await #expect(throws: TokenSettingsError.self) { try await verifier.use(text, of: source) }

        #expect(Self.accepts(verifier, try key.tokens()) == [true, true])
    }

    @Test("a fetched set may have keys for other purposes, which verify nothing; a symmetric one is refused")
    func fetched() async throws {
        let key = SigningKey(name: "k")
        let encrypting = SigningKey(name: "e").jwks.map { entry in
            var entry = entry.object ?? [:]
            entry["use"] = "enc"
            return JSON.object(entry)
        }
        let verifier = try await Self.verifier()
        let others: [JSON] = [["kty": "RSA", "kid": "r", "n": "AQAB", "e": "AQAB"]] + encrypting
        try await verifier.use(Self.set(others + key.jwks), of: .fetched)
        #expect(Self.accepts(verifier, try key.tokens()) == [true, true])

        let secret: JSON = ["kty": "oct", "kid": "s", "k": "S0tLS0tLS0tLS0tLS0tLS0tLS0tLS0tLS0tLS0tLS0s"]
        await #expect(throws: TokenSettingsError.self) {
            try await verifier.use(Self.set(key.jwks + [secret]), of: .fetched)
        }
    }

    @Test("without any key the service starts only where a set is to be fetched")
    func none() async throws {
        await #expect(throws: TokenSettingsError.self) { try await Self.verifier(awaitsKeys: false) }
    }
}
