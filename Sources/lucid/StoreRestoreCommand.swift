import ArgumentParser
import PaymentModel
import PaymentStores
import Payments

/// `lucid store restore`
struct StoreRestoreCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "restore",
        abstract: "Brings a copy of the store to its place, with every wallet frozen.",
        discussion: """
            The service has to be stopped, and the old store, if there is one, moved away with its -wal and -shm files. \
            The copy is checked first, against its manifest where that lies beside it, and brought to the schema of this \
            version.

            The copy does not know what was signed after it was made, and would pay the same orders again. Therefore \
            every active wallet comes back frozen: orders are accepted and wait. Compare with the chain, cancel what was \
            paid, then unfreeze; docs/operations.md tells how.
            """)

    @Option(help: "The copy.", completion: .file()) var from: String
    @Option(help: "A file with the key that the copy was sealed with.", completion: .file())
    var keyFile: String?
    @OptionGroup var options: ConfigurationOptions

    func run() async throws {
        let settings = try StoreSettings.read(options.sources)
        let key = try SealingKey.read(keyFile)
        let lock = try StoreLock.take(.alone, of: settings)
        var frozen = 0
        let manifest: BackupManifest?
        do {
            manifest = try await StoreRestore(to: settings.databasePath, key: key).run(from: from) { draft in
                frozen = try await Self.freeze(draft)
            }
        } catch let error as BackupError {
            throw CommandFailure(error)
        } catch let error as StoreError {
            throw CommandFailure(opening: from, error)
        }
        try lock.release()
        let age =
            manifest.map { "made at \($0.createdAt.text)" }
            ?? "without a manifest, so that its age is not known"
        Terminal.standardOutput(
            """
            restored: \(settings.databasePath), from a copy \(age)
            frozen: \(frozen) wallets; compare each with the chain before it is unfrozen
            """)
    }

    private static func freeze(_ draft: String) async throws -> Int {
        let (clock, random) = (SystemClock(), SystemRandom())
        let store = try SQLiteStore(path: draft)
        let caller = Caller(
            subject: "command-line", requestID: ULID(at: clock.now(), random: random).text, remoteAddress: nil
        )
        let frozen = try await StoreHold(of: store, clock: clock, random: random)
            .freeze(by: caller, reason: "restored from a copy")
        try store.close()
        return frozen
    }
}
