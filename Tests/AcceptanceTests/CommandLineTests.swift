import Foundation
import GRDB
import Scratch
import StrictJSON
import Testing

@Suite("The command line")
struct CommandLineTests {
    @Test("version says what it is")
    func version() async throws {
        let program = try Program("lucid", ["version"])

        #expect(try await program.exitCode() == 0)
        let output = try await eventually("a version") {
            program.output.contains("platform") ? program.output : nil
        }
        #expect(output.contains(/version +\d+\.\d+\.\d+\ncommit +\S+.*\nplatform +linux \S+\n/))
    }

    @Test(
        "help is everywhere, and ends with 0",
        arguments: [
            [], ["--help"], ["serve", "--help"], ["token", "--help"], ["config", "--help"],
            ["health", "--help"],
            ["version", "--help"], ["wallet", "--help"], ["wallet", "import", "--help"],
            ["audit", "verify", "--help"], ["reconcile", "--help"],
            ["audit", "checkpoint", "--help"], ["audit", "key", "--help"], ["wallet", "list", "--help"],
            ["wallet", "backup", "--help"],
            ["wallet", "restore", "--help"], ["vault", "--help"], ["vault", "rotate", "--help"],
        ])
    func help(arguments: [String]) async throws {
        let program = try Program("lucid", arguments)

        #expect(try await program.exitCode() == 0)
        try await eventually("help") { program.output.contains("USAGE") ? true : nil }
    }

    @Test("what can't be meant ends with 64", arguments: [["serve", "--nothing"], ["token"], ["nothing"]])
    func usage(arguments: [String]) async throws {
        #expect(try await Program("lucid", arguments).exitCode() == 64)
    }

    @Test("a token opens what its roles allow, and not more")
    func token() async throws {
        let (node, folder) = (try await DevnetNode.start(), try ScratchFolder())
        let service = try await LucidService.start(in: folder, node: node.url)
        var viewer = service.ask
        viewer.token = try await LucidService.token(in: folder, roles: ["viewer"])
        var narrowed = service.ask
        narrowed.token = try await LucidService.token(
            in: folder, roles: ["admin"], ["--scope", "payouts:read"])
        var nobody = service.ask
        nobody.token = nil

        #expect(try await viewer(.get, "/tron/network/status").status == 200)
        #expect(try await viewer(.post, "/tron/wallets/create", ["name": "a"]).status == 403)
        #expect(try await narrowed(.get, "/tron/network/status").status == 403)
        #expect(try await nobody(.get, "/tron/network/status").status == 401)
    }

    @Test("wallets that the command line makes are there for the service, and the audit trail holds them")
    func wallets() async throws {
        let (node, folder) = (try await DevnetNode.start(), try ScratchFolder())
        let environment = LucidService.environment(in: folder, node: node.url)
        let key = try await node.account(2)
        let file = folder.path + "/key"
        try Data((key.privateKey + "\n").utf8).write(to: URL(filePath: file))
        let service = try await LucidService.start(in: folder, node: node.url)

        let made = try await Self.document(
            of: ["wallet", "create", "--name", "made", "--label", "team=a"], environment)
        let imported = try await Self.document(
            of: ["wallet", "import", "--name", "taken", "--key-file", file], environment)
        let again = try Program(
            "lucid", ["wallet", "import", "--name", "b", "--key-file", file], environment: environment)
        let unasked = try Program("lucid", ["wallet", "import", "--name", "c"], environment: environment)
        let verify = try Program("lucid", ["audit", "verify"], environment: environment)

        for (wallet, name) in [(made, "made"), (imported, "taken")] {
            let id = try #require(wallet["id"]?.string)
            let seen = try await service.ask(.get, "/tron/wallets/\(id)")
            #expect(seen.body["name"]?.string == name)
            #expect(seen.body["address"] == wallet["address"])
        }
        #expect(imported["address"]?.string == key.address)
        #expect(try await again.exitCode() == 64)
        #expect(try await unasked.exitCode() == 64)
        #expect(try await verify.exitCode() == 0)
        // Two for the wallets; more where the service has opened their books meanwhile.
        let count = try await eventually("a verdict") {
            verify.output.firstMatch(of: /^OK: (\d+) events/).flatMap { Int($0.1) }
        }
        #expect(count >= 2)
    }

    @Test("a wallet's recovery phrase gives the same wallet elsewhere")
    func recoveryPhrase() async throws {
        let (here, there) = (try ScratchFolder(), try ScratchFolder())
        let node = "http://127.0.0.1:1"

        let made = try await Self.document(
            of: ["wallet", "create", "--name", "a", "--words", "12"],
            LucidService.environment(in: here, node: node))
        let phrase = try #require(made["recovery_phrase"]?.string)
        let file = there.path + "/phrase"
        try Data((phrase + "\n").utf8).write(to: URL(filePath: file))
        let taken = try await Self.document(
            of: ["wallet", "import", "--name", "b", "--phrase-file", file],
            LucidService.environment(in: there, node: node))

        #expect(phrase.split(separator: " ").count == 12)
        #expect(taken["address"] == made["address"])
        #expect(taken["recovery_phrase"] == nil)
    }

    @Test("an audit trail that somebody changed is broken at that place: 1")
    func brokenAudit() async throws {
        let folder = try ScratchFolder()
        let environment = LucidService.environment(in: folder, node: "http://127.0.0.1:1")
        for name in ["a", "b", "c"] {
            _ = try await Self.document(of: ["wallet", "create", "--name", name], environment)
        }
        let database = try DatabaseQueue(path: folder.path + "/lucid.sqlite")
        try await database.write { db in
            try db.execute(
                sql:
                    "UPDATE audit SET document = replace(document, 'command-line', 'nobody') WHERE sequence = 2"
            )
        }
        try database.close()

        let verify = try Program("lucid", ["audit", "verify"], environment: environment)

        #expect(try await verify.exitCode() == 1)
        try await eventually("a verdict") { verify.output == "broken at sequence 2\n" ? true : nil }
    }

    /// What a command prints.
    private static func document(
        of arguments: [String], _ environment: ProgramEnvironment
    ) async throws -> JSON {
        let program = try Program("lucid", arguments, environment: environment)
        let code = try await program.exitCode()
        guard code == 0 else { throw Program.Overdue(description: "\(code): \(program.errors)") }
        return try await eventually("a document") { try? JSON(parsing: program.output) }
    }
}
