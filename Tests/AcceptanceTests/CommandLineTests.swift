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

    /// What a command prints.
    static func document(
        of arguments: [String], _ environment: ProgramEnvironment
    ) async throws -> JSON {
        let program = try Program("lucid", arguments, environment: environment)
        let code = try await program.exitCode()
        guard code == 0 else { throw Program.Overdue(description: "\(code): \(program.errors)") }
        return try await eventually("a document") { try? JSON(parsing: program.output) }
    }
}
