import Logging
import PaymentModel
import Payments
public import ServiceLifecycle
import TronNode

/// The workers that bring every accepted order to its end. There is no other way in: after a restart they go on from
/// what is stored, with the same steps as always.
public struct PaymentEngine: Service {
    let books: Books
    let network: NetworkGuard
    let dispatcher: Dispatcher
    let broadcaster: Broadcaster
    let follower: BlockFollower
    let transfers: TransferFollower
    let expirer: Expirer
    let reconciliations: ReconciliationService
    let logger: Logger

    enum Pace {
        /// While something is open: six looks a block.
        static let following = Duration.milliseconds(500)
        /// While nothing is.
        static let idle = Duration.seconds(3)
        /// After a failure.
        static let afterFailure = Duration.seconds(1)
        /// Books are compared with the chain so often.
        static let reconciling = Duration.seconds(3600)
        /// New wallets are looked for so often, to open their books.
        static let opening = Duration.seconds(3)
    }

    /// Runs until the service shuts down, then finishes the step in hand.
    ///
    /// - Throws: `NetworkRefusal` where a node shows that this is another network than configured.
    public func run() async throws {
        try await cancelWhenGracefulShutdown { try await work() }
    }

    /// The same until the task is cancelled, whatever the service's group does.
    package func work() async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            try await network.confirm(retryingEvery: Pace.afterFailure)
            group.addTask { await loop("follower", every: Pace.idle) { try await follow() } }
            group.addTask {
                await loop("transfers", on: books.blocks, every: Pace.idle) { try await transfers.step() }
            }
            group.addTask { await loop("dispatcher", every: Pace.idle) { try await dispatcher.step() } }
            group.addTask { await loop("broadcaster", every: Pace.idle) { try await broadcaster.step() } }
            // What is expired, the chain's time tells.
            group.addTask {
                await loop("expirer", on: books.blocks, every: Pace.idle) { try await expirer.step() }
            }
            group.addTask { await reconcile() }
            group.addTask { await openBooks() }
            try await group.waitForAll()
        }
    }

    /// Nodes that contradict each other about what is final do not come to an end of it by themselves.
    private func report(_ error: any Error, of worker: String) {
        let isContradiction = (error as? NodeError)?.code == .disagreement
        logger.log(
            level: isContradiction ? .error : .warning,
            isContradiction ? "nodes contradict each other: nothing is settled" : "worker failed",
            metadata: ["worker": "\(worker)", "reason": "\(error)"])
    }

    /// Compares books and chain every hour. What fails is tried again in the next.
    private func reconcile() async {
        while !Task.isCancelled {
            do {
                try await books.clock.sleep(for: Pace.reconciling)
                _ = try await reconciliations.run(by: .service("reconciliation"))
            } catch is CancellationError {
                return
            } catch {
                logger.warning("books were not compared with the chain", metadata: ["reason": "\(error)"])
            }
        }
    }

    /// Opens the books of wallets that are new. What fails is tried again soon: the hourly comparison would open them too.
    private func openBooks() async {
        var last: WalletID?
        while !Task.isCancelled {
            do {
                last = try await reconciliations.openBooks(behind: last)
            } catch is CancellationError {
                return
            } catch {
                logger.debug("books of new wallets not opened yet", metadata: ["reason": "\(error)"])
            }
            // Cancelled is the end of the loop.
            try? await books.clock.sleep(for: Pace.opening)
        }
    }

    /// Reads the chain, and paces itself while something waits for it.
    private func follow() async throws -> Bool {
        _ = try await follower.step()
        let hasOpen = try await books.hasOpenTransactions()
        if hasOpen { try await books.clock.sleep(for: Pace.following) }
        return hasOpen
    }

    /// Steps as long as there is something to do, then waits for a ring of `bell`, which is that of new work where none is
    /// given, or for `interval`.
    private func loop(
        _ name: String, on bell: Bell? = nil, every interval: Duration,
        _ step: @Sendable () async throws -> Bool
    ) async {
        let bell = bell ?? books.work
        var isFailing = false
        while !Task.isCancelled {
            let seen = bell.rings
            do {
                let hasMore = try await step()
                if isFailing { logger.notice("worker goes on", metadata: ["worker": "\(name)"]) }
                isFailing = false
                if !hasMore { await bell.wait(since: seen, atMost: interval, on: books.clock) }
            } catch is CancellationError {
                return
            } catch {
                if !isFailing { report(error, of: name) }
                isFailing = true
                try? await books.clock.sleep(for: Pace.afterFailure)
            }
        }
    }
}

extension Books {
    /// Whether any transaction waits for the chain.
    func hasOpenTransactions() async throws(StoreError) -> Bool {
        let ever = Timestamp(milliseconds: .max)
        if try await !store.transactionsToBroadcast(at: ever, limit: 1).isEmpty { return true }
        return try await !store.includingBlocks().isEmpty
    }
}
