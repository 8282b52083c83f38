import ArgumentParser
import PaymentStores

/// `lucid store backup`
struct StoreBackupCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup",
        abstract: "Copies the store into one file, while the service runs.",
        discussion: """
            The copy is of one moment and checked before it gets its name; its mode is 0600. Beside it lies a manifest, \
            FILE.json, with the position of the feed and the head of the audit trail. With a key, the copy is sealed with \
            AES-256-GCM; without one it holds the books in the clear and the wallets' keys as the store has them, wrapped \
            by the master key. Ends with 64 where FILE exists.
            """)

    @Option(help: "A new file for the copy.", completion: .file()) var to: String
    @Option(
        help: "A file with the key: 32 bytes, base64, as openssl rand -base64 32 makes them.",
        completion: .file())
    var keyFile: String?
    @OptionGroup var options: ConfigurationOptions

    func run() async throws {
        let settings = try StoreSettings.read(options.sources)
        try settings.requireExisting()
        let backup = StoreBackup(
            of: settings.databasePath, version: BuildVersion.current.version,
            key: try SealingKey.read(keyFile)
        )
        do {
            let manifest = try await backup.make(at: to, now: SystemClock().now())
            Terminal.standardOutput(manifest.text)
        } catch {
            throw CommandFailure(error)
        }
    }
}
