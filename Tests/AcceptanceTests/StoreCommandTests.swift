import Foundation
import GRDB
import Scratch
import StrictJSON
import Testing
import Tron

@Suite("The store by the command line")
struct StoreCommandTests {
    static func run(
        _ arguments: [String], _ environment: ProgramEnvironment
    ) async throws -> (code: Int32, output: String, errors: String) {
        let program = try Program("lucid", arguments, environment: environment)
        return (try await program.exitCode(), program.output, program.errors)
    }

    @Test("what is missing, taken or wrong has its exit code")
    func exitCodes() async throws {
        let folder = try ScratchFolder()
        let environment = LucidService.environment(in: folder, node: "http://127.0.0.1:1")
        let copy = folder.path + "/copy"

        #expect(try await Self.run(["store", "backup", "--to", copy], environment).code == 69)
        #expect(try await Self.run(["store", "check"], environment).code == 69)
        #expect(try await Self.run(["export"], environment).code == 69)
        #expect(try await Self.run(["wallet", "create", "--name", "a"], environment).code == 0)
        let short = try folder.write("AAAA", to: "short")
        #expect(
            try await Self.run(["store", "backup", "--to", copy, "--key-file", short], environment).code == 64
        )
        #expect(try await Self.run(["store", "backup", "--to", copy], environment).code == 0)
        #expect(try await Self.run(["store", "backup", "--to", copy], environment).code == 64)
        let over = try await Self.run(["store", "restore", "--from", copy], environment)
        #expect(over.code == 64 && over.errors.contains("move the old store away"))
        #expect(try await Self.run(["export", "--since", "-1"], environment).code == 64)
        let check = try await Self.run(["store", "check"], environment)
        #expect(check.code == 0 && check.output.contains("looked at: 1 wallets"), "\(check)")
        try FileManager.default.removeItem(atPath: folder.path + "/lucid.sqlite")
        try Data("garbage".utf8).write(to: URL(filePath: copy))
        #expect(try await Self.run(["store", "restore", "--from", copy], environment).code == 70)
    }

    @Test("a check finds what was changed by hand, and wallets of another master key")
    func check() async throws {
        let folder = try ScratchFolder()
        let environment = LucidService.environment(in: folder, node: "http://127.0.0.1:1")
        #expect(try await Self.run(["wallet", "create", "--name", "a"], environment).code == 0)
        let other = environment.setting([
            "LUCID_MASTER_KEY": Data(repeating: 7, count: 32).base64EncodedString()
        ])

        let foreign = try await Self.run(["store", "check"], other)
        #expect(
            foreign.code == 1 && foreign.output.contains("sealed with another master key: wal_"), "\(foreign)"
        )

        let database = try DatabaseQueue(path: folder.path + "/lucid.sqlite")
        try await database.write { db in
            try db.execute(sql: "UPDATE wallets SET status = 'archived'; UPDATE audit_head SET hash = '00'")
        }
        try database.close()
        let changed = try await Self.run(["store", "check"], environment)
        #expect(changed.code == 1, "\(changed)")
        #expect(changed.output.contains("wallets, columns and document differ: wal_"))
        #expect(changed.output.contains("the audit trail is broken at sequence 1"))
    }

    @Test("an export has every record, no secret, and goes on where it ended")
    func export() async throws {
        let (node, folder) = (try await DevnetNode.start(), try ScratchFolder())
        let environment = LucidService.environment(in: folder, node: node.url)
        let service = try await LucidService.start(in: folder, node: node.url)
        let wallet = try await service.fundedWallet(on: node)
        let first = try await service.pay("1", to: PrivateKey.random().address.base58, key: "a")
        _ = try await service.payout(first, minedBy: node)

        let whole = try await Self.lines(["export"], environment)
        let kinds = Set(whole.compactMap { $0["kind"]?.string })
        #expect(kinds.isSuperset(of: ["wallet", "payout", "transaction", "audit", "end"]))
        #expect(whole.first { $0["kind"] == "wallet" }?["data"]?["id"]?.string == wallet)
        #expect(
            whole.first { $0["kind"] == "payout" }?["data"]
                == (try await service.ask(.get, "/tron/payouts/\(first)")).body)
        let text = whole.map(\.text).joined()
        #expect(!text.contains("sealedKey") && !text.contains("ciphertext") && !text.contains("wrapped"))

        let end = try #require(whole.last?["position"]?.int64)
        let second = try await service.pay("1", to: PrivateKey.random().address.base58, key: "b")
        _ = try await service.payout(second, minedBy: node)
        let since = try await Self.lines(["export", "--since", "\(end)"], environment)
        #expect(since.first?["position"]?.int64 == end + 1)
        #expect(since.allSatisfy { ["event", "end"].contains($0["kind"]?.string) })
        #expect(
            since.contains {
                $0["data"]?["type"] == "payout.completed" && $0["data"]?["resource_id"]?.string == second
            })
        #expect(!since.contains { $0["data"]?["resource_id"]?.string == first })
    }

    private static func lines(_ arguments: [String], _ environment: ProgramEnvironment) async throws -> [JSON]
    {
        let result = try await run(arguments, environment)
        #expect(result.code == 0, "\(result.errors)")
        return try result.output.split(separator: "\n").map { try JSON(parsing: String($0)) }
    }
}
