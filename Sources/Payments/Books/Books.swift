package import PaymentModel
import Synchronization

/// The store, with the clock and random bytes that decisions need, and signals for those who wait for changes.
package final class Books: Sendable {
    /// Where records are read; writes go through `commit(_:)`.
    package let store: any Store
    /// Tells when a decision is made.
    package let clock: any ServiceClock
    /// Gives ids and keys their random bytes.
    package let random: any RandomSource
    /// Rings after every commit that leaves work for the engine, now or soon.
    package let work = Signal()
    /// Rings after every commit that adds to the feed.
    let feed = Signal()
    /// Rings after every commit that moves how far the chain was read.
    package let blocks = Signal()
    private let signals = Mutex<[String: (signal: Signal, waiting: Int)]>([:])

    private enum Pace {
        /// Workers look for work at least this often, and so find what becomes due later.
        static let soon = Duration.seconds(3)
    }

    /// Books over `store`.
    package init(store: any Store, clock: any ServiceClock, random: any RandomSource) {
        self.store = store
        self.clock = clock
        self.random = random
    }

    /// A journal for a decision that is made now, on behalf of `caller`.
    package func journal(for caller: Caller) -> Journal {
        Journal(now: clock.now(), caller: caller, random: random)
    }

    /// Stores all of `journal` or nothing, and wakes those who wait for it.
    package func commit(_ journal: Journal) async throws(StoreError) {
        let change = journal.change
        try await store.commit(change)
        let changed = change.transactions.map(\.id.text) + change.payouts.map(\.id.text)
        signals.withLock { signals in
            for id in changed { signals[id]?.signal.ring() }
        }
        if change.leavesWork(until: clock.now().adding(Pace.soon)) { work.ring() }
        if change.follower != nil { blocks.ring() }
        if !change.events.isEmpty { feed.ring() }
    }

    /// What `read` returns, as soon as `isFinal` holds for it, or after `limit`.
    ///
    /// The store is also read every second, because another instance may have changed it without a signal here.
    func value<Value: Sendable>(
        of id: String, within limit: Duration, when isFinal: (Value) -> Bool, read: () async throws -> Value
    ) async throws -> Value {
        let end = clock.now().adding(limit)
        let signal = enter(id)
        defer { leave(id) }
        while true {
            let seen = signal.rings
            let value = try await read()
            let left = end.since(clock.now())
            if isFinal(value) || left <= .zero || Task.isCancelled { return value }
            await signal.wait(since: seen, atMost: min(left, .seconds(1)), on: clock)
        }
    }

    private func enter(_ id: String) -> Signal {
        signals.withLock { signals in
            let signal = signals[id]?.signal ?? Signal()
            signals[id] = (signal, (signals[id]?.waiting ?? 0) + 1)
            return signal
        }
    }

    private func leave(_ id: String) {
        signals.withLock { signals in
            guard let entry = signals[id] else { return }
            signals[id] = entry.waiting > 1 ? (entry.signal, entry.waiting - 1) : nil
        }
    }
}

extension Change {
    /// Whether it stores something that is due by `time`.
    fileprivate func leavesWork(until time: Timestamp) -> Bool {
        transactions.contains { $0.nextActionAt <= time } || payouts.contains { $0.nextActionAt <= time }
    }
}
