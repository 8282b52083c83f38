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

/// Signs what is due.
struct DispatchWorker: Worker {
    let name = "dispatcher"
    let books: Books
    let dispatcher: Dispatcher
    let interval = WorkerPace.idle

    var wakes: Signal { books.work }

    func step() async throws -> Bool { try await dispatcher.step() }
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
