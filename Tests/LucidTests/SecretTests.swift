import Foundation
import PaymentModel
import Payments
import Scratch
import Testing

@testable import lucid

@Suite("Secrets")
struct SecretTests {
    static let mainnet = ["LUCID_NETWORK": "mainnet"]
    /// RFC 8037, appendix A.2.
    static let keySet = """
        {"keys":[{"kty":"OKP","crv":"Ed25519","kid":"a","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}]}
        """

    @Test("outside devnet both secrets must be set", arguments: ["mainnet", "nile", "shasta"])
    func needed(network: String) async throws {
        let folder = try ScratchFolder()

        let problems = try await folder.problems(["LUCID_NETWORK": network])

        #expect(
            problems == [
                "LUCID_MASTER_KEY: must be set outside devnet",
                "LUCID_JWT_SECRET: must be set outside devnet, or LUCID_JWT_JWKS",
            ])
    }

    @Test("outside devnet a key set is enough to verify tokens")
    func keySet() async throws {
        let folder = try ScratchFolder()

        let problems = try await folder.problems([
            "LUCID_NETWORK": "mainnet", "LUCID_MASTER_KEY": GoodSecret.masterKey,
            "LUCID_JWT_JWKS": Self.keySet,
        ])

        #expect(problems.isEmpty)
    }

    static let defaults = [
        "change-me-change-me-change-me-change-me", "your-256-bit-secret-your-256-bit-secret",
        "MySuperSecretPasswordForProduction", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
        "0123401234012340123401234012340123401234",
    ]

    @Test("outside devnet a secret that everybody could guess is refused", arguments: defaults)
    func guessable(secret: String) async throws {
        let folder = try ScratchFolder()
        let setting = ["LUCID_JWT_SECRET": secret]

        let outside = try await folder.problems(
            GoodSecret.both.merging(Self.mainnet) { _, new in new }.merging(setting) { _, new in new })
        let inside = try await folder.problems(setting)

        #expect(outside.count == 1)
        #expect(outside.first?.hasPrefix("LUCID_JWT_SECRET: ") == true)
        #expect(inside.isEmpty)
    }

    static let regularKeys = [
        [UInt8](repeating: 0, count: 32), [UInt8](0..<32), [UInt8]((1...32).reversed()),
    ]

    @Test("outside devnet a master key with a pattern is refused", arguments: regularKeys)
    func regular(key: [UInt8]) async throws {
        let folder = try ScratchFolder()

        let problems = try await folder.problems(
            GoodSecret.both.merging(Self.mainnet) { _, new in new }
                .merging(["LUCID_MASTER_KEY": Data(key).base64EncodedString()]) { _, new in new })

        #expect(problems == ["LUCID_MASTER_KEY: has a pattern, so it is not random"])
    }
}
