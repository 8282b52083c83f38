import Foundation
import Scratch
import Testing

extension StartRefusalTests {
    @Test("a master key that the wallets are not sealed with: 78, and the store stays as it is")
    func otherMasterKey() async throws {
        let (node, folder) = (try await DevnetNode.start(), try ScratchFolder())
        let service = try await LucidService.start(in: folder, node: node.url)
        _ = try await service.fundedWallet(on: node)
        _ = try await service.program.stop()

        let refusal = try await Self.refusal(in: folder, node: node.url, Self.secrets)
        let again = try await LucidService.start(in: folder, node: node.url)

        #expect(refusal.code == 78)
        #expect(refusal.text.contains("LUCID_MASTER_KEY is not the key"))
        try await eventually("the service is ready") {
            try await again.ask(.get, "/health/ready").status == 200 ? true : nil
        }
    }

    @Test("a payout wallet that is not there: 78")
    func noPayoutWallet() async throws {
        let refusal = try await Self.refusal(
            in: ScratchFolder(), node: "http://127.0.0.1:1",
            ["LUCID_PAYOUT_WALLET": "wal_01J0000000000000000000000A"])

        #expect(refusal.code == 78)
        #expect(refusal.text.contains("LUCID_PAYOUT_WALLET"))
    }

    @Test("a store that is no database: 70")
    func noDatabase() async throws {
        let folder = try ScratchFolder()
        let text = String(repeating: "this is no database\n", count: 100)
        try Data(text.utf8).write(to: URL(filePath: folder.path + "/lucid.sqlite"))

        let refusal = try await Self.refusal(in: folder, node: "http://127.0.0.1:1", [:])

        #expect(refusal.code == 70)
    }
}
