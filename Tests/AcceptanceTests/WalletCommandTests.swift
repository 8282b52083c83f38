import Foundation
import Scratch
import StrictJSON
import Testing

@Suite("Wallets by the command line")
struct WalletCommandTests {
    static let nowhere = "http://127.0.0.1:1"

    /// What a command prints, and how it ends.
    static func run(
        _ arguments: [String], _ environment: ProgramEnvironment
    ) async throws -> (code: Int32, output: String, errors: String) {
        let program = try Program("lucid", ["wallet"] + arguments, environment: environment)
        let code = try await program.exitCode()
        guard code == 0 else { return (code, "", try await eventually("a reason") { program.reason }) }
        return (code, try await eventually("an answer") { program.answer }, program.errors)
    }

    private static func write(_ text: String, _ name: String, in folder: ScratchFolder) throws -> String {
        let path = folder.path + "/" + name
        try Data(text.utf8).write(to: URL(filePath: path))
        return path
    }

    @Test("a wallet that is backed up here comes back on a fresh installation, with the same id")
    func backup() async throws {
        let (here, there) = (try ScratchFolder(), try ScratchFolder())
        let (from, to) = (
            LucidService.environment(in: here, node: Self.nowhere),
            LucidService.environment(in: there, node: Self.nowhere)
        )
        let password = try Self.write("correct horse battery\n", "password", in: here)
        let wrong = try Self.write("wrong horse battery", "wrong", in: here)
        let file = here.path + "/backup.json"
        let made = try JSON(parsing: try await Self.run(["create", "--name", "till"], from).output)
        let id = try #require(made["id"]?.string)

        let backup = try await Self.run(["backup", id, "--out", file, "--password-file", password], from)
        let over = try await Self.run(["backup", id, "--out", file, "--password-file", password], from)
        let refused = try await Self.run(["restore", file, "--password-file", wrong], to)
        let restored = try await Self.run(
            ["restore", file, "--password-file", password, "--name", "back"], to)
        let again = try await Self.run(["restore", file, "--password-file", password], to)
        let other = try JSON(parsing: try await Self.run(["create", "--name", "other"], to).output)
        let mismatch = try await Self.run(
            ["restore", file, "--id", other["id"]?.string ?? "", "--password-file", password], to)

        #expect(backup.code == 0 && backup.errors.contains("is backed up in"))
        let attributes = try FileManager.default.attributesOfItem(atPath: file)
        #expect(attributes[.posixPermissions] as? Int == 0o600)
        #expect(over.code == 64 && over.errors.contains("already exists"))
        #expect(refused.code == 64 && refused.errors.contains("The password does not open"))
        let wallet = try JSON(parsing: restored.output)
        #expect(wallet["id"]?.string == id && wallet["address"] == made["address"])
        #expect(wallet["name"]?.string == "back" && wallet["kind"]?.string == "local")
        #expect(again.code == 0 && again.output == restored.output)
        #expect(mismatch.code == 64)
    }

    @Test("a keystore alone is taken in as a wallet, or restored under the id that is told")
    func keystore() async throws {
        let (here, there) = (try ScratchFolder(), try ScratchFolder())
        let (from, to) = (
            LucidService.environment(in: here, node: Self.nowhere),
            LucidService.environment(in: there, node: Self.nowhere)
        )
        let password = try Self.write("correct horse battery", "password", in: here)
        let made = try JSON(parsing: try await Self.run(["create", "--name", "till"], from).output)
        let id = try #require(made["id"]?.string)

        let printed = try await Self.run(["backup", id, "--password-file", password], from)
        let keystore = try #require(try JSON(parsing: printed.output)["keystore"])
        let file = try Self.write(keystore.text, "keystore.json", in: here)
        let nameless = try await Self.run(["restore", file, "--password-file", password], to)
        let taken = try await Self.run(
            ["import", "--name", "a", "--keystore-file", file, "--password-file", password], to)

        #expect(nameless.code == 64 && nameless.errors.contains("use --id"))
        #expect(try JSON(parsing: taken.output)["address"] == made["address"])
        #expect(!printed.errors.contains("correct horse") && !printed.output.contains("correct horse"))
    }
}

extension Program {
    /// What it printed, once it has.
    fileprivate var answer: String? { output.isEmpty && errors.isEmpty ? nil : output }
    /// Why it failed, once it has said so.
    fileprivate var reason: String? { errors.isEmpty ? nil : errors }
}
