import Logging
import Metrics
import PaymentModel
import Payments
import TronNode

/// Runs one worker until its task is cancelled: steps as long as there is something to do, then waits for its signal.
struct WorkerLoop: Sendable {
    let worker: any Worker
    let network: NetworkGuard
    let standings: WorkerStandings
    let clock: any ServiceClock
    let logger: Logger

    enum Pace {
        /// After a failure.
        static let afterFailure = Duration.seconds(1)
        /// How long a step may take, in addition to the wait before it, before the worker counts as stalled.
        static let patience = Duration.seconds(60)
    }

    func run() async {
        standings.start(worker.name, patience: worker.interval + Pace.patience, at: clock.now())
        let failures = Counter(label: "lucid_worker_failures_total", dimensions: [("worker", worker.name)])
        var isFailing = false
        while !Task.isCancelled {
            let (seen, began) = (worker.wakes.rings, clock.now())
            if worker.needsNetwork, !network.isConfirmed {
                standings.fail(worker.name, network.reason)
                // Cancelled is the end of the loop.
                try? await clock.sleep(for: Pace.afterFailure)
                continue
            }
            do {
                let hasMore = try await worker.step()
                standings.succeed(worker.name, at: began)
                if isFailing { logger.notice("worker goes on", metadata: ["worker": "\(worker.name)"]) }
                isFailing = false
                if !hasMore { await worker.wakes.wait(since: seen, atMost: worker.interval, on: clock) }
            } catch is CancellationError {
                return
            } catch {
                standings.fail(worker.name, "\(error)")
                failures.increment()
                if !isFailing { report(error) }
                isFailing = true
                // Cancellation ends the loop.
                try? await clock.sleep(for: Pace.afterFailure)
            }
        }
    }

    /// Nodes that contradict each other about what is final need someone to look.
    private func report(_ error: any Error) {
        let isContradiction = (error as? NodeError)?.code == .disagreement
        logger.log(
            level: isContradiction ? .error : .warning,
            isContradiction ? "nodes contradict each other: nothing is settled" : "\(worker.failureMessage)",
            metadata: ["worker": "\(worker.name)", "reason": "\(error)"])
    }
}
