import Logging
import Payments
import ServiceLifecycle

/// Makes a checkpoint of the audit trail every minute, and one more at the end, so that the sink is never far behind.
struct CheckpointService: Service {
    let checkpoints: AuditCheckpoints
    let clock: any ServiceClock
    let logger: Logger

    private enum Pace {
        static let interval = Duration.seconds(60)
    }

    func run() async throws {
        repeat { await make() } while await clock.sleepUnlessStopped(for: Pace.interval)
        await make()
    }

    private func make() async {
        do {
            _ = try await checkpoints.current()
        } catch {
            logger.error("checkpoint not made", metadata: ["reason": "\(error)"])
        }
    }
}
