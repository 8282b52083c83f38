import Foundation
import PaymentModel
import Payments
import Scratch
import Testing

@testable import lucid

extension SecretTests {
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
