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
        abstract: "Recomputes the audit trail's chain of hashes; ends with 1 where it is broken.",
        discussion: "Works beside a running service.")

    @OptionGroup var options: ConfigurationOptions

    func run() async throws {
        var reader = SettingReader(options.sources)
        let settings = StoreSettings(&reader)
        try reader.finish()
        guard FileManager.default.fileExists(atPath: settings.databasePath) else {
            throw CommandFailure(.unavailable, "there is no store \(settings.databasePath)")
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
            "whole: \(verification.events) events, head \(verification.headHash ?? AuditEvent.genesisHash)")
    }
}
