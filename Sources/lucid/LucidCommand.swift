import ArgumentParser
import Foundation

/// A self-hosted payment service for TRON.
@main
struct LucidCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lucid",
        abstract: "A self-hosted payment service for TRON.",
        discussion: """
            Everything is configured by variables LUCID_… of the environment, or of a file that --config names; \
            `lucid config` shows the settings in effect. With nothing set, `lucid serve` works with a development node on \
            this machine and keeps its records in ./data.
            """,
        version: BuildVersion.current.version,
        subcommands: [
            ServeCommand.self, TokenCommand.self, KYCCommand.self, WalletCommand.self, AuditCommand.self,
            ReconcileCommand.self, VaultCommand.self, StoreCommand.self, ExportCommand.self,
            ConfigCommand.self,
            HealthCommand.self, VersionCommand.self,
        ])

    /// Runs the command, and always exits with a code of sysexits.
    static func main() async {
        do {
            var command = try parseAsRoot()
            if var asynchronous = command as? any AsyncParsableCommand {
                try await asynchronous.run()
            } else {
                try command.run()
            }
        } catch let failure as CommandFailure {
            Terminal.standardError("lucid: \(failure.message)")
            Foundation.exit(failure.kind.rawValue)
        } catch let code as ExitCode {
            Foundation.exit(code.rawValue)
        } catch {
            // Help, and errors of the parser.
            guard exitCode(for: error) == .failure else { exit(withError: error) }
            Terminal.standardError("lucid: \(error)")
            Foundation.exit(CommandFailure.Kind.fault.rawValue)
        }
    }
}
