import Logging
public import ServiceLifecycle

/// The workers that bring every accepted order to its end. There is no other way in: after a restart they go on from
/// what is stored, with the same steps as always.
public struct PaymentEngine: Service {
    let books: Books
    let network: NetworkGuard
    let dispatcher: Dispatcher
    let broadcaster: Broadcaster
    let follower: BlockFollower
    let expirer: Expirer
    let logger: Logger

    enum Pace {
        /// While something is open: six looks a block.
        static let following = Duration.milliseconds(500)
        /// While nothing is.
        static let idle = Duration.seconds(3)
        /// After a failure.
        static let afterFailure = Duration.seconds(1)
    }

    /// Runs until the service shuts down, then finishes the step in hand.
    ///
    /// - Throws: `NetworkRefusal` where a node shows that this is another network than configured.
    public func run() async throws {
        try await cancelWhenGracefulShutdown {
            try await withThrowingTaskGroup(of: Void.self) { group in
                try await network.confirm(retryingEvery: Pace.afterFailure)
                group.addTask { await loop("follower", every: Pace.idle) { try await follow() } }
                group.addTask { await loop("dispatcher", every: Pace.idle) { try await dispatcher.step() } }
                group.addTask { await loop("broadcaster", every: Pace.idle) { try await broadcaster.step() } }
                group.addTask { await loop("expirer", every: Pace.idle) { try await expirer.step() } }
                try await group.waitForAll()
            }
        }
    }

    /// Reads the chain, and paces itself while something waits for it.
    private func follow() async throws -> Bool {
        _ = try await follower.step()
        let hasOpen = try await books.hasOpenTransactions()
        if hasOpen { try await books.clock.sleep(for: Pace.following) }
        return hasOpen
    }

    /// Steps as long as there is something to do, then waits for a ring or for `interval`.
    private func loop(
        _ name: String, every interval: Duration, _ step: @Sendable () async throws -> Bool
    ) async {
        var isFailing = false
        while !Task.isCancelled {
            let seen = books.work.rings
            do {
                let hasMore = try await step()
                if isFailing { logger.notice("worker goes on", metadata: ["worker": "\(name)"]) }
                isFailing = false
                if !hasMore { await books.work.wait(since: seen, atMost: interval, on: books.clock) }
            } catch is CancellationError {
                return
            } catch {
                if !isFailing {
                    logger.warning("worker failed", metadata: ["worker": "\(name)", "reason": "\(error)"])
                }
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
        return try await !store.includedTransactions(fromBlock: 0).isEmpty
    }
}
