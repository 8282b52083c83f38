import Foundation
import GRDB
import Scratch
import StrictJSON
import Testing

@Suite("The master key is rotated by the command line")
struct VaultCommandTests {
    private static func newKey(in folder: ScratchFolder) throws -> (text: String, file: String) {
        let text = Data((0..<32).map { _ in UInt8.random(in: .min ... .max) }).base64EncodedString()
        let file = folder.path + "/new-master-key"
        try Data((text + "\n").utf8).write(to: URL(filePath: file))
        return (text, file)
    }

    private static func rotate(_ file: String, _ environment: ProgramEnvironment) throws -> Program {
        try Program("lucid", ["vault", "rotate", "--new-master-key-file", file], environment: environment)
    }

    @Test("killed again and again, run again, all keys are under the new one, and they pay")
    func killed() async throws {
        let (node, folder) = (try await DevnetNode.start(), try ScratchFolder())
        let environment = LucidService.environment(in: folder, node: node.url)
        let service = try await LucidService.start(in: folder, node: node.url)
        let wallet = try await service.fundedWallet(on: node)
        let walletCount = 400
        for number in 1..<walletCount {
            let made = try await service.ask(.post, "/tron/wallets/create", ["name": .string("w\(number)")])
            #expect(made.status == 201)
        }
        let key = try Self.newKey(in: folder)
        let beside = try Self.rotate(key.file, environment)
        #expect(try await beside.exitCode() == 69)
        try await eventually("a reason") { beside.errors.contains("stop it first") ? true : nil }
        _ = try await service.program.stop()

        let database = try DatabaseQueue(path: folder.path + "/lucid.sqlite")
        func rewraps() async throws -> Int {
            try await database.read { db in
                try Int.fetchOne(
                    db, sql: "SELECT count(*) FROM audit WHERE document LIKE '%\"vault.rewrap\"%'") ?? 0
            }
        }
        var done = 0
        for share in 1...2 {
            let program = try Self.rotate(key.file, environment)
            done = try await eventually("some keys are wrapped") {
                let count = try await rewraps()
                return count > walletCount * share / 10 ? count : nil
            }
            try await program.killNow()
        }
        done = try await rewraps()
        try #require(done < walletCount, "it was killed in the middle")
        for masterKey in [nil, key.text] {
            let started = try Program(
                "lucid", ["serve"],
                environment: environment.setting(masterKey.map { ["LUCID_MASTER_KEY": $0] } ?? [:]))
            #expect(try await started.exitCode() == 78)
            try await eventually("a reason") {
                started.errors.contains("run lucid vault rotate") ? true : nil
            }
        }
        let last = try Self.rotate(key.file, environment)
        #expect(try await last.exitCode() == 0)
        try await eventually("a report") {
            last.output.contains(#/re-wrapped \d+ keys? \(/#) ? true : nil
        }
        let report = last.output.firstMatch(of: #/re-wrapped (\d+) keys? \((\d+) already done\)/#)
        #expect(report.flatMap { Int($0.1) } == walletCount - done)
        #expect(report.flatMap { Int($0.2) } == done)
        #expect(try await rewraps() == walletCount)
        try database.close()

        let old = try Program("lucid", ["serve"], environment: environment)
        #expect(try await old.exitCode() == 78)
        let renewed = try await LucidService.start(
            in: folder, node: node.url, ["LUCID_MASTER_KEY": key.text])
        let paid = try await renewed.ask(
            .post, "/tron/trx/transfer",
            [
                "wallet_id": .string(wallet), "to": .string(try await node.account(3).address),
                "amount": "1",
            ], headers: ["Idempotency-Key": "after-rotation"])
        #expect(paid.status == 201)
        let verify = try Program("lucid", ["audit", "verify"], environment: environment)
        #expect(try await verify.exitCode() == 0)
    }

    @Test("what is no new key, and a store that is not there")
    func refusals() async throws {
        let folder = try ScratchFolder()
        let environment = LucidService.environment(in: folder, node: "http://127.0.0.1:1")
        let key = try Self.newKey(in: folder)
        let short = folder.path + "/short"
        try Data("AAAA\n".utf8).write(to: URL(filePath: short))

        let noStore = try Self.rotate(key.file, environment)
        #expect(try await noStore.exitCode() == 69)
        let made = try Program("lucid", ["wallet", "create", "--name", "a"], environment: environment)
        #expect(try await made.exitCode() == 0)
        #expect(try await Self.rotate(short, environment).exitCode() == 64)
        #expect(try await Self.rotate(folder.path + "/none", environment).exitCode() == 64)
        let same = try Self.rotate(folder.path + "/devnet-master-key", environment)
        #expect(try await same.exitCode() == 64)
        #expect(try await Self.rotate(key.file, environment).exitCode() == 0)
    }
}
