import Foundation
import Scratch
import StrictJSON
import Testing
import Tron

@Suite("lucid reconcile")
struct ReconcileTests {
    /// The command's exit code and what it printed.
    private static func reconcile(
        _ options: [String] = [], _ environment: ProgramEnvironment
    ) async throws -> (code: Int32, output: String) {
        let program = try Program("lucid", ["reconcile"] + options, environment: environment)
        return (try await program.exitCode(), program.output)
    }

    private static func items(_ output: String) throws -> [JSON] {
        try JSON(parsing: output)["items"]?.array ?? []
    }

    @Test(
        "books open with what an imported wallet brings, and agree after a payout; what came in differs once")
    func differences() async throws {
        let (node, folder) = (try await DevnetNode.start(), try ScratchFolder())
        let environment = LucidService.environment(in: folder, node: node.url)
        let service = try await LucidService.start(in: folder, node: node.url)
        let rich = try await node.account(3)
        let wallet = try await service.ask(
            .post, "/tron/wallets/import",
            ["name": "rich", "source": ["type": "private_key", "private_key": .string(rich.privateKey)]])
        let id = try #require(wallet.body["id"]?.string)
        try await node.mine(3)

        let opened = try await Self.reconcile(["--json"], environment)
        #expect(opened.code == 0, "\(opened)")
        let openings = try Self.items(opened.output)
        #expect(openings.map { $0["wallet_id"]?.string } == [id, id])
        #expect(openings.allSatisfy { $0["difference"] == "0.000000" })
        #expect(openings.first { $0["asset"] == "USDT" }?["chain"] == "1000000.000000")

        let payout = try await service.pay("2", to: PrivateKey.random().address.base58, key: "a")
        #expect(try await service.payout(payout, minedBy: node)["status"] == "completed")
        let paid = try await Self.reconcile([], environment)
        #expect(paid.code == 0, "\(paid)")
        #expect(
            paid.output.contains(
                "USDT  books 999998.000000  chain 999998.000000  difference 0.000000  block "))
        #expect(paid.output.split(separator: "\n").count == 2)

        try await node.fund(rich.address, trx: "5", usdt: "7")
        try await node.mine(3)
        let differing = try await Self.reconcile(["--json"], environment)
        #expect(differing.code == 1, "\(differing)")
        #expect(
            try Self.items(differing.output).first { $0["asset"] == "USDT" }?["difference"]
                == "-999991.000000")
        try await node.mine(3)
        #expect(try await Self.reconcile([], environment).code == 0, "told once, then part of the books")
        let kept = try await service.ask(.get, "/audit/reconciliations").body["items"]?.array ?? []
        #expect(kept.contains { $0["difference"] == "-999991.000000" })
        let verify = try Program("lucid", ["audit", "verify"], environment: environment)
        #expect(try await verify.exitCode() == 0)
    }

    @Test("without a node it ends with 69, with a wrong configuration with 78")
    func refusals() async throws {
        let folder = try ScratchFolder()
        let nobody = LucidService.environment(in: folder, node: "http://127.0.0.1:1")

        #expect(try await Self.reconcile([], nobody).code == 69)
        #expect(try await Self.reconcile([], nobody.setting(["LUCID_NETWORK": "moon"])).code == 78)
    }
}
