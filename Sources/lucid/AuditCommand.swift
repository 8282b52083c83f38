import ArgumentParser
import PaymentModel
import PaymentStores
import Payments

/// `lucid audit`
struct AuditCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "audit", abstract: "The audit trail.",
        subcommands: [AuditVerifyCommand.self, AuditCheckpointCommand.self, AuditKeyCommand.self])
}

extension AuditVerification {
    /// Recomputes the trail of the store at `settings`.
    ///
    /// - Throws: `CommandFailure`.
    static func verified(_ settings: StoreSettings, expecting expected: AuditHead? = nil) async throws -> Self
    {
        let store = try SQLiteStore.open(settings)
        do {
            let verification = try await Self(of: store, expecting: expected)
            try store.close()
            return verification
        } catch {
            throw CommandFailure(opening: settings.databasePath, error)
        }
    }

    /// - Throws: `ExitCode` with 1 if the chain is broken, after saying where.
    func requireValid() throws {
        guard let sequence = firstInvalidSequence else { return }
        Terminal.standardOutput("broken at sequence \(sequence)")
        throw ExitCode(CommandFailure.Kind.negative.rawValue)
    }
}
