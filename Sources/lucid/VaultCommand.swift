import ArgumentParser
import Foundation
import PaymentModel
import PaymentStores
import Payments

/// `lucid vault`
struct VaultCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "vault", abstract: "The stored keys.", subcommands: [VaultRotateCommand.self])
}

/// `lucid vault rotate`
struct VaultRotateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rotate",
        abstract: "Re-wraps every wallet's data key with another master key.",
        discussion: """
            Stop the service first. LUCID_MASTER_KEY stays the old key until the command has finished. If it was \
            interrupted, run it again: it continues where it stopped. Then set LUCID_MASTER_KEY to the new key. Keep the \
            old key for backups of the store that were made before.
            """)

    @Option(
        help: "A file with the new master key: 32 bytes in base64, such as openssl rand -base64 32 prints.",
        completion: .file())
    var newMasterKeyFile: String
    @OptionGroup var options: ConfigurationOptions

    func run() async throws {
        let configuration = try await options.configuration()
        configuration.log.install()
        guard
            let current = try configuration.secrets.masterKey.value(
                random: SystemRandom(), parse: SecretSettings.masterKey(parsing:))
        else { throw CommandFailure(.configuration, "LUCID_MASTER_KEY: must be set") }
        let next = try newKey(for: configuration)
        guard next.id != current.id else {
            throw CommandFailure(.usage, "--new-master-key-file: this is already the key in LUCID_MASTER_KEY")
        }
        let settings = configuration.store
        guard FileManager.default.fileExists(atPath: settings.databasePath) else {
            throw CommandFailure(
                .unavailable,
                "the store \(settings.databasePath) does not exist: run it where `lucid serve` runs, or set LUCID_DATA_DIR"
            )
        }
        let lock = try StoreLock.take(.alone, of: settings)
        let outcome = try await rotate(settings, from: current, to: next)
        try lock.release()
        Terminal.standardOutput(Self.text(of: outcome, next))
    }

    private func newKey(for configuration: ServiceConfiguration) throws -> MasterKey {
        let text = try SecretFile(newMasterKeyFile).text()
        do {
            let key = try SecretSettings.masterKey(parsing: text)
            if configuration.node.network != .devnet { try DefaultSecret.refuse(text, made: nil) }
            return key
        } catch {
            throw CommandFailure(.usage, "--new-master-key-file: \(newMasterKeyFile) \(error.reason)")
        }
    }

    private func rotate(
        _ settings: StoreSettings, from current: MasterKey, to next: MasterKey
    ) async throws -> VaultRotation.Outcome {
        let store = try SQLiteStore.open(settings)
        let (clock, random) = (SystemClock(), SystemRandom())
        let rotation = VaultRotation(from: current, to: next, store: store, clock: clock, random: random)
        let request = ULID(at: clock.now(), random: random).text
        do {
            let outcome = try await rotation.run(
                by: Caller(subject: "command-line", requestID: request, remoteAddress: nil))
            try store.close()
            return outcome
        } catch let error as VaultError {
            throw Self.failure(error)
        } catch let error as StoreError {
            throw CommandFailure(opening: settings.databasePath, error)
        }
    }

    private static func failure(_ error: VaultError) -> CommandFailure {
        switch error.code {
        case .otherMasterKey:
            CommandFailure(
                .configuration,
                "\(error.reason), which is neither LUCID_MASTER_KEY nor the new one. Nothing was changed")
        case .tampered, .wrongKeyLength:
            CommandFailure(
                .fault,
                "\(error.reason). Restore that wallet from its backup or archive it first; nothing was changed"
            )
        }
    }

    private static func text(of outcome: VaultRotation.Outcome, _ next: MasterKey) -> String {
        let keys = outcome.rotated == 1 ? "1 key" : "\(outcome.rotated) keys"
        var lines = ["re-wrapped \(keys) (\(outcome.before) already done)"]
        if !outcome.left.isEmpty {
            let ids = outcome.left.map(\.text).joined(separator: ", ")
            lines.append("archived wallets whose keys cannot be opened, left as they are: \(ids)")
        }
        lines.append("set LUCID_MASTER_KEY to the new key, with the id \(next.id), and start the service")
        return lines.joined(separator: "\n")
    }
}
