import Foundation
import GRDB
import Scratch
import StrictJSON
import Testing

@Suite("Checkpoints of the audit trail, on the command line")
struct AuditCommandTests {
    /// A store with a trail of three links, and the checkpoint of it in a file.
    private static func prepared() async throws -> (
        folder: ScratchFolder, environment: ProgramEnvironment, checkpoint: String
    ) {
        let folder = try ScratchFolder()
        var environment = LucidService.environment(in: folder, node: "http://127.0.0.1:1")
        environment["LUCID_AUDIT_SINK"] = "file:\(folder.path)/sink"
        for name in ["a", "b", "c"] {
            let made = try Program("lucid", ["wallet", "create", "--name", name], environment: environment)
            #expect(try await made.exitCode() == 0)
        }
        let checkpoint = folder.path + "/checkpoint"
        let program = try Program(
            "lucid", ["audit", "checkpoint", "--out", checkpoint], environment: environment)
        #expect(try await program.exitCode() == 0)
        return (folder, environment, checkpoint)
    }

    private static func tamper(_ folder: ScratchFolder, _ sql: String) async throws {
        let database = try DatabaseQueue(path: folder.path + "/lucid.sqlite")
        try await database.write { db in try db.execute(sql: sql) }
        try database.close()
    }

    private static func output(
        of arguments: [String], _ environment: ProgramEnvironment, code: Int32 = 0
    ) async throws -> String {
        let program = try Program("lucid", arguments, environment: environment)
        #expect(try await program.exitCode() == code)
        return try await eventually("an output") { program.output.isEmpty ? nil : program.output }
    }

    @Test("a checkpoint is printed, kept by the sink, and signed with the key that is shown")
    func made() async throws {
        let (folder, environment, file) = try await Self.prepared()
        let checkpoint = try JSON(parsing: [UInt8](try Data(contentsOf: URL(filePath: file))))
        let sink = try String(contentsOf: URL(filePath: folder.path + "/sink"), encoding: .utf8)

        let key = try await Self.output(of: ["audit", "key"], environment)
        let printed = try await Self.output(of: ["audit", "checkpoint"], environment)
        let verified = try await Self.output(of: ["audit", "verify", "--expect", file], environment)

        #expect(try JSON(parsing: sink) == checkpoint)
        #expect(key == "\(checkpoint["public_key"]?.string ?? "")\n")
        #expect(try JSON(parsing: printed)["sequence"] == checkpoint["sequence"])
        #expect(verified.contains("OK: 3 events, chain intact"))
        #expect(verified.contains(checkpoint["key_id"]?.string ?? "-"))
    }

    @Test(
        "a trail that was truncated with its head, or rewritten, is detected: 1",
        arguments: [
            """
            DELETE FROM audit WHERE sequence = 3; UPDATE audit_head SET sequence = 2,
            hash = (SELECT hash FROM audit WHERE sequence = 2)
            """,
            "DELETE FROM audit; DELETE FROM audit_head",
        ])
    func shortened(sql: String) async throws {
        let (folder, environment, file) = try await Self.prepared()
        try await Self.tamper(folder, sql)

        #expect(try await Self.output(of: ["audit", "verify"], environment).hasPrefix("OK: "))
        let output = try await Self.output(
            of: ["audit", "verify", "--expect", file], environment, code: 1)
        #expect(output.hasPrefix("broken at sequence "))
    }

    @Test("a trail that was rewritten at the same length is detected: 1")
    func rewritten() async throws {
        let (folder, environment, file) = try await Self.prepared()
        try await Self.tamper(folder, "DELETE FROM audit; DELETE FROM audit_head; DELETE FROM wallets")
        for name in ["a", "b", "c", "d"] {
            let made = try Program("lucid", ["wallet", "create", "--name", name], environment: environment)
            #expect(try await made.exitCode() == 0)
        }

        #expect(try await Self.output(of: ["audit", "verify"], environment).hasPrefix("OK: 4 events"))
        let output = try await Self.output(
            of: ["audit", "verify", "--expect", file], environment, code: 1)
        #expect(output == "broken at sequence 3\n")
    }

    @Test("a checkpoint that was changed is refused: 1; a file that is not one: 64")
    func changedCheckpoint() async throws {
        let (folder, environment, file) = try await Self.prepared()
        let text = try String(contentsOf: URL(filePath: file), encoding: .utf8)
        let changed = folder.path + "/changed"
        try Data(text.replacing("\"sequence\":3", with: "\"sequence\":2").utf8)
            .write(to: URL(filePath: changed))
        let other = folder.path + "/other"
        try Data("{}".utf8).write(to: URL(filePath: other))

        let output = try await Self.output(
            of: ["audit", "verify", "--expect", changed], environment, code: 1)
        let program = try Program("lucid", ["audit", "verify", "--expect", other], environment: environment)

        #expect(output == "the checkpoint's signature is not valid\n")
        #expect(try await program.exitCode() == 64)
    }

    @Test("a running service gives its sink a checkpoint when it starts and when it stops")
    func service() async throws {
        let (node, folder) = (try await DevnetNode.start(), try ScratchFolder())
        let sink = folder.path + "/sink"
        let service = try await LucidService.start(
            in: folder, node: node.url, ["LUCID_AUDIT_SINK": "file:" + sink])
        func lines() -> [JSON] {
            let bytes = FileManager.default.contents(atPath: sink) ?? Data()
            return String(decoding: bytes, as: UTF8.self).split(separator: "\n")
                .compactMap { try? JSON(parsing: String($0)) }
        }
        try await eventually("the first checkpoint") { lines().isEmpty ? nil : true }
        _ = try await service.ask(.post, "/tron/wallets/create", ["name": "a"])
        let head = try await service.ask(.get, "/audit/events?limit=1").body["items"]?.array?.first

        #expect(try await service.program.stop() == 0)

        let last = try #require(lines().last)
        let (sequence, first) = (last["sequence"]?.int64 ?? 0, head?["sequence"]?.int64 ?? 0)
        #expect(first > 0 && sequence >= first)
    }
}
