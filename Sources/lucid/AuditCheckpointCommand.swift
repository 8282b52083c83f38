import ArgumentParser
import Foundation
import PaymentModel
import PaymentStores
import Payments

/// `lucid audit checkpoint`
struct AuditCheckpointCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "checkpoint", abstract: "Verifies the audit trail and signs its newest link.",
        discussion: """
            Keep the checkpoint out of reach of those who can write to the store, and pass it to lucid audit verify \
            --expect later. LUCID_AUDIT_SINK gets it, too. The service may be running.
            """)

    @Option(help: "A file to write it to, instead of standard output.", completion: .file())
    var out: String?
    @OptionGroup var options: ConfigurationOptions

    func run() async throws {
        var reader = SettingReader(options.sources)
        let access = AuditKeyAccess(&reader)
        let sink = AuditSettings(&reader).sink
        try reader.finish()
        let key = try await access.key()
        let verification = try await AuditVerification.verified(access.store)
        try verification.requireValid()
        let head = AuditHead(
            sequence: verification.events, hash: verification.headHash ?? AuditEvent.genesisHash)
        let checkpoint = try key.checkpoint(of: head, at: SystemClock().now())
        if let sink {
            do {
                try await sink.keep(checkpoint)
            } catch {
                throw CommandFailure(.unavailable, "LUCID_AUDIT_SINK: \(error)")
            }
        }
        let line = checkpoint.encoded()
        guard let out else { return try Terminal.outputLine(line) }
        do {
            try Data(line + [UInt8(ascii: "\n")]).write(to: URL(filePath: out), options: .atomic)
        } catch {
            throw CommandFailure(.unavailable, "\(out) cannot be written: \(error.localizedDescription)")
        }
    }
}

/// `lucid audit key`
struct AuditKeyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "key", abstract: "Prints the public key of checkpoints: Ed25519, base64.",
        discussion: "It belongs to the master key: another master key has another one.")

    @OptionGroup var options: ConfigurationOptions

    func run() async throws {
        var reader = SettingReader(options.sources)
        let access = AuditKeyAccess(&reader)
        try reader.finish()
        Terminal.standardOutput(Data(try await access.key().publicKey).base64EncodedString())
    }
}

/// The key of checkpoints, for commands. Only what it needs of the configuration is checked.
struct AuditKeyAccess {
    let store: StoreSettings
    private let masterKey: SecretSetting<MasterKey>

    init(_ reader: inout SettingReader) {
        let node = NodeSettings(&reader)
        store = StoreSettings(&reader)
        masterKey = SecretSettings.masterKey(&reader, on: node.network, directory: store.directory)
    }

    /// - Throws: `CommandFailure`, also if the master key is not that of the store's wallets.
    func key() async throws -> AuditKey {
        try store.requireExisting()
        let random = SystemRandom()
        guard
            let masterKey = try masterKey.value(random: random, parse: SecretSettings.masterKey(parsing:))
        else { throw CommandFailure(.configuration, "LUCID_MASTER_KEY: must be set") }
        let opened = try SQLiteStore.open(store)
        do {
            try await masterKey.judge(wallets: opened, random: random)
            try opened.close()
        } catch let error as StoreError {
            throw CommandFailure(opening: store.databasePath, error)
        }
        return try AuditKey(of: masterKey)
    }
}
