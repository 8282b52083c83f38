import PaymentModel
import Payments

// The workers, each with the signal that wakes it. Their steps are in the folders of their subjects.

/// How often workers run without a signal.
enum WorkerPace {
    /// While nothing waits.
    static let idle = Duration.seconds(3)
    /// While something waits for the chain: six times for each block.
    static let following = Duration.milliseconds(500)
    /// Between comparisons of books and chain.
    static let reconciling = Duration.seconds(3600)
    /// Nodes are asked so often whether they are still of this chain: an alarm must come within a minute.
    static let checkingNetwork = Duration.seconds(20)
}

/// Reads new blocks, and settles what is in them.
struct BlockWorker: Worker {
    let name = "follower"
    let books: Books
    let follower: BlockFollower
    let interval = WorkerPace.idle

    var wakes: Signal { books.work }

    /// Reads the chain, and pauses between reads while something waits for it.
    func step() async throws -> Bool {
        _ = try await follower.step()
        let hasOpen = try await books.hasOpenTransactions()
        if hasOpen { try await books.clock.sleep(for: WorkerPace.following) }
        return hasOpen
    }
}

/// Reads solidified blocks for transfers of wallets.
struct TransferWorker: Worker {
    let name = "transfers"
    let books: Books
    let follower: TransferFollower
    let interval = WorkerPace.idle

    var wakes: Signal { books.blocks }

    func step() async throws -> Bool { try await follower.step() }
}

/// Finds out whether nodes are still of the chain that the store belongs to.
struct NetworkWorker: Worker {
    let name = "network"
    let network: NetworkGuard
    let wakes = Signal()
    let interval = WorkerPace.checkingNetwork
    let needsNetwork = false

    func step() async throws -> Bool {
        // What can't be used from the beginning is asked by the engine itself.
        if network.wasConfirmed { try await network.check() }
        return false
    }
}

/// Signs what is to be paid.
struct DispatchWorker: Worker {
    let name = "dispatcher"
    let books: Books
    let dispatcher: Dispatcher
    let network: NetworkGuard
    let interval = WorkerPace.idle
    /// Without a node it says so of everything that waits.
    let needsNetwork = false

    var wakes: Signal { books.work }

    func step() async throws -> Bool {
        try await dispatcher.step(holdingFor: network.isConfirmed ? nil : .nodeUnavailable)
    }
}

/// Sends what is signed.
struct BroadcastWorker: Worker {
    let name = "broadcaster"
    let books: Books
    let broadcaster: Broadcaster
    let interval = WorkerPace.idle

    var wakes: Signal { books.work }

    func step() async throws -> Bool { try await broadcaster.step() }
}

/// Ends attempts that can no longer take effect. New blocks wake it, since expirations depend on the chain's time.
struct ExpiryWorker: Worker {
    let name = "expirer"
    let books: Books
    let expirer: Expirer
    let interval = WorkerPace.idle

    var wakes: Signal { books.blocks }

    func step() async throws -> Bool { try await expirer.step() }
}

extension Books {
    /// Whether any transaction waits for the chain.
    func hasOpenTransactions() async throws(StoreError) -> Bool {
        let ever = Timestamp(milliseconds: .max)
        if try await !store.transactionsToBroadcast(at: ever, limit: 1).isEmpty { return true }
        return try await !store.includingBlocks().isEmpty
    }
}
