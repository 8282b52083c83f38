import ArgumentParser
import Foundation
import PaymentModel
import PaymentStores
import Payments

/// `lucid audit`
struct AuditCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "audit", abstract: "The audit trail.", subcommands: [AuditVerifyCommand.self])
}

/// `lucid audit verify`
struct AuditVerifyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Recomputes the audit trail's chain of hashes; exits with 1 if it is broken.",
        discussion: "The service may be running.")

    @OptionGroup var options: ConfigurationOptions

    func run() async throws {
        var reader = SettingReader(options.sources)
        let settings = StoreSettings(&reader)
        try reader.finish()
        guard FileManager.default.fileExists(atPath: settings.databasePath) else {
            throw CommandFailure(
                .unavailable,
                "the store \(settings.databasePath) does not exist: run it where `lucid serve` runs, or set LUCID_DATA_DIR"
            )
        }
        let store = try SQLiteStore.open(settings)
        let verification: AuditVerification
        do {
            verification = try await AuditVerification(of: store)
            try store.close()
        } catch {
            throw CommandFailure(opening: settings.databasePath, error)
        }
        if let sequence = verification.firstInvalidSequence {
            Terminal.standardOutput("broken at sequence \(sequence)")
            throw ExitCode(CommandFailure.Kind.negative.rawValue)
        }
        Terminal.standardOutput(
            "OK: \(verification.events) events, chain intact, head \(verification.headHash ?? AuditEvent.genesisHash)"
        )
    }
}
