import Foundation
import Scratch
import StrictJSON
import Testing

extension WalletCommandTests {
    @Test("the list has every wallet, by kind and status, and needs no master key")
    func list() async throws {
        let folder = try ScratchFolder()
        let environment = LucidService.environment(in: folder, node: Self.nowhere)
        let address = "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t"
        _ = try await Self.run(["create", "--name", "first"], environment)
        _ = try await Self.run(["import", "--name", "seen", "--watch", address], environment)
        _ = try await Self.run(
            ["import", "--name", "device", "--hardware", "TMuA6YqfCeX8EhbfYEg5y7S4DqzSJireY9"], environment)
        var keyless = environment
        keyless["LUCID_MASTER_KEY"] = "nonsense"

        let all = try await Self.run(["list"], keyless)
        let watched = try await Self.run(["list", "--kind", "watch", "--json"], keyless)
        let local = try await Self.run(["list", "--kind", "local", "--status", "active", "--json"], keyless)
        let nowhere = try await Self.run(
            ["list"], LucidService.environment(in: try ScratchFolder(), node: Self.nowhere))

        #expect(all.output.split(separator: "\n").count == 3)
        #expect(try JSON(parsing: watched.output)["address"]?.string == address)
        #expect(try JSON(parsing: local.output)["name"]?.string == "first")
        #expect(nowhere.code == 69)
    }

    @Test(
        "what can't be meant ends with 64, and no secret is an argument",
        arguments: [
            ["backup"], ["backup", "wal_1"], ["restore"], ["restore", "f", "--id", "wal_1"],
            ["restore", "f", "--name", ""], ["list", "--kind", "paper"],
            ["backup", "x", "--password", "secret"],
            ["import", "--name", "a", "--keystore-file", "f", "--watch", "T"],
            ["import", "--name", "a", "--password-file", "f"],
            ["import", "--name", "a", "--private-key", "0"],
        ])
    func usage(arguments: [String]) async throws {
        #expect(try await Program("lucid", ["wallet"] + arguments).exitCode() == 64)
    }
}
