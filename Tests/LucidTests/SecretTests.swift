import Foundation
import PaymentModel
import Payments
import Scratch
import Testing

@testable import lucid

@Suite("Secrets")
struct SecretTests {
    private static let mainnet = ["LUCID_NETWORK": "mainnet"]
    /// RFC 8037, appendix A.2.
    private static let keySet = """
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

    @Test("what a devnet made for itself is kept for its owner only, and stays the same")
    func made() throws {
        let folder = try ScratchFolder()
        let made = MadeSecret(kind: .masterKey, directory: DataDirectory(path: folder.path + "/data"))

        let before = made.existing()
        let first = try made.readOrMake(random: SystemRandom())
        let second = try made.readOrMake(random: SystemRandom())

        #expect(before == nil)
        #expect(first == second)
        #expect(Data(base64Encoded: first)?.count == MasterKey.byteCount)
        let mode = try FileManager.default.attributesOfItem(atPath: made.path)[.posixPermissions] as? Int
        #expect(mode == 0o600)
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: folder.path + "/data") == [
                "devnet-master-key"
            ])
    }

    @Test("what a devnet made for itself is refused on another network")
    func madeElsewhere() async throws {
        let folder = try ScratchFolder()
        let made = MadeSecret(kind: .jwtSecret, directory: DataDirectory(path: folder.path + "/data"))
        let secret = try made.readOrMake(random: SystemRandom())

        let problems = try await folder.problems(
            GoodSecret.both.merging(Self.mainnet) { _, new in new }
                .merging(["LUCID_JWT_SECRET": secret]) { _, new in new })

        #expect(
            problems == ["LUCID_JWT_SECRET: was created for a devnet; another network needs its own"])
    }

    @Test("judging the configuration makes no secret")
    func judgingMakesNothing() async throws {
        let folder = try ScratchFolder()

        let configuration = try await folder.configuration([:])

        #expect(!FileManager.default.fileExists(atPath: folder.path + "/data"))
        let origin = configuration.settings.first { $0.variable == .masterKey }?.origin
        #expect(origin == .madeAtFirstStart(folder.path + "/data/devnet-master-key"))
    }

    @Test("no secret stands in the table or in a problem")
    func masked() async throws {
        let folder = try ScratchFolder()
        let environment = GoodSecret.both.merging([
            "LUCID_NODE_API_KEY": "api-key-canary",
            "LUCID_NODE_URLS": "https://a.example:8090/path-canary/jsonrpc,http://b.example",
            "LUCID_JWT_JWKS": Self.keySet,
        ]) { _, new in new }
        let bad = [
            "LUCID_MASTER_KEY": "canary-master", "LUCID_JWT_SECRET": "canary-jwt",
            "LUCID_NODE_API_KEY": "canary key", "LUCID_CACHE_URL": "redis://u:canary@h",
            "LUCID_STORE_URL": "mongodb://u:canary@h/d",
        ]

        let table = ConfigCommand.table(of: try await folder.configuration(environment).settings)
        let problems = try await folder.problems(bad)

        for canary in [
            GoodSecret.masterKey, GoodSecret.jwt, "api-key-canary", "path-canary", "11qYAYKxCrfVS",
        ] {
            #expect(!table.contains(canary))
        }
        #expect(table.contains("https://a.example:8090/<secret>,http://b.example"))
        #expect(problems.count == bad.count)
        #expect(!problems.contains { $0.contains("canary") })
    }
}
