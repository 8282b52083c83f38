import Logging
import Metrics
import PaymentModel
import PaymentStores
import Payments
import ServiceLifecycle

/// Copies the store again and again, beside everything else. One that fails is logged as an error and tried again: payments
/// do not stop for want of copies.
struct BackupService: Service {
    let folder: BackupFolder
    let backup: StoreBackup
    let settings: BackupSettings
    let clock: any ServiceClock
    let logger: Logger

    private enum Pace {
        /// After a failure: a full disk or a share that is away may be back soon.
        static let again = Duration.seconds(60)
    }

    init?(_ configuration: ServiceConfiguration, clock: any ServiceClock, logger: Logger) {
        guard let directory = configuration.backup.directory else { return nil }
        folder = BackupFolder(path: directory)
        backup = StoreBackup(
            of: configuration.store.databasePath, version: BuildVersion.current.version,
            key: configuration.backup.key)
        settings = configuration.backup
        self.clock = clock
        self.logger = logger
    }

    func run() async throws {
        var wait = firstWait()
        while await sleep(wait) {
            wait = await make() ? settings.interval : min(Pace.again, settings.interval)
        }
    }

    /// After a restart the copies go on as if there had been none; the first one is made at once.
    private func firstWait() -> Duration {
        // A folder that can't be read has no copies; the copy that is made next says what is wrong with it.
        guard let newest = try? folder.newest() else { return .zero }
        let age = clock.now().since(newest)
        return age < .zero ? .zero : max(.zero, settings.interval - age)
    }

    /// Makes one copy; whether it was made.
    private func make() async -> Bool {
        let now = clock.now()
        let path = folder.path(at: now)
        do {
            try folder.make()
            let manifest = try await backup.make(at: path, now: now)
            logger.info(
                "store backed up",
                metadata: [
                    "file": "\(path)", "bytes": "\(manifest.bytes)", "position": "\(manifest.position)",
                    "audit_sequence": "\(manifest.auditHead?.sequence ?? 0)",
                ])
            prune(now)
            count("done")
            return true
        } catch {
            count("failed")
            let reason = (error as? BackupError)?.reason ?? "\(error)"
            logger.error("store not backed up", metadata: ["file": "\(path)", "reason": "\(reason)"])
            return false
        }
    }

    private func count(_ result: String) {
        Counter(label: "lucid_backups_total", dimensions: [("result", result)]).increment()
    }

    private func prune(_ now: Timestamp) {
        do {
            try folder.prune(keeping: settings.count, now: now)
        } catch {
            logger.warning(
                "old backups not removed", metadata: ["folder": "\(folder.path)", "reason": "\(error)"])
        }
    }

    /// Whether the time passed without the service being told to stop.
    private func sleep(_ duration: Duration) async -> Bool {
        await cancelWhenGracefulShutdown {
            do {
                try await clock.sleep(for: duration)
                return !Task.isShuttingDownGracefully
            } catch {
                return false
            }
        }
    }
}
