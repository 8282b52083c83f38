import Foundation
import Scratch
import Testing

@Suite("What stops the start")
struct StartRefusalTests {
    static let secrets = [
        "LUCID_MASTER_KEY": "q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRWeJA=",
        "LUCID_JWT_SECRET": "pB3x-7Qk!vZ0rT9mLw2s#Hd8nYc5uEfG6",
    ]

    /// Exit code and words of `lucid serve` with these settings.
    static func refusal(
        in folder: ScratchFolder, node: String, _ settings: [String: String]
    ) async throws -> (code: Int32, text: String) {
        let environment = LucidService.environment(in: folder, node: node, settings)
        let program = try Program("lucid", ["serve"], environment: environment)
        let code = try await program.exitCode()
        return (code, program.errors)
    }

    @Test("a configuration with mistakes: 78, and all of them")
    func mistakes() async throws {
        let settings = [
            "LUCID_HTTP_PORT": "99999", "LUCID_TYPO": "1", "LUCID_NETWORK": "mainnet",
            "LUCID_MASTER_KEY_FILE": "/nowhere",
        ]

        for command in ["serve", "config"] {
            let program = try Program("lucid", [command], environment: ProgramEnvironment(settings))
            let code = try await program.exitCode()
            let text = try await eventually("words") {
                program.errors.contains("LUCID_TYPO") ? program.errors : nil
            }

            #expect(code == 78)
            for place in ["LUCID_HTTP_PORT", "LUCID_MASTER_KEY_FILE", "LUCID_JWT_SECRET"] {
                #expect(text.contains("\n  \(place): "))
            }
        }
    }

    @Test("a node of another network: 78", arguments: ["mainnet", "nile", "shasta"])
    func otherNetwork(network: String) async throws {
        let node = try await DevnetNode.start()

        let refusal = try await Self.refusal(
            in: ScratchFolder(), node: node.url,
            Self.secrets.merging(["LUCID_NETWORK": network]) { _, new in new })

        #expect(refusal.code == 78)
        #expect(refusal.text.contains("LUCID_NETWORK is \(network)"))
        #expect(!refusal.text.contains("listening on"))
    }

    @Test("a USDT contract that is none: 78")
    func noContract() async throws {
        let node = try await DevnetNode.start()
        let address = try await node.account(0).address

        let refusal = try await Self.refusal(
            in: ScratchFolder(), node: node.url, ["LUCID_USDT_CONTRACT": address])

        #expect(refusal.code == 78)
        #expect(refusal.text.contains("LUCID_USDT_CONTRACT \(address)"))
    }

    @Test("a node of another network that answers only later: 78, then")
    func otherNetworkLater() async throws {
        let first = try await DevnetNode.start()
        _ = try await first.program.stop()
        let environment = LucidService.environment(
            in: try ScratchFolder(), node: first.url,
            Self.secrets.merging(["LUCID_NETWORK": "nile"]) { _, new in new })
        let program = try Program("lucid", ["serve"], environment: environment)
        _ = try await program.url()

        let node = try await DevnetNode.start(
            port: try #require(first.url.split(separator: ":").last.map(String.init)))
        let code = try await program.exitCode()

        #expect(node.url == first.url)
        #expect(code == 78)
    }

    @Test("a port that is taken: 69")
    func portTaken() async throws {
        let node = try await DevnetNode.start()
        let port = try #require(node.url.split(separator: ":").last.map(String.init))

        let refusal = try await Self.refusal(in: ScratchFolder(), node: node.url, ["LUCID_HTTP_PORT": port])

        #expect(refusal.code == 69)
        #expect(refusal.text.contains("cannot listen on 127.0.0.1:\(port)"))
    }
}
