package import PaymentModel
import Synchronization

/// Where every decision is written down: the store, with the clock and the chance that decisions need, and word of what
/// changed for those who wait for it.
package final class Books: Sendable {
    package let store: any Store
    package let clock: any ServiceClock
    package let random: any RandomSource
    /// Rings after every commit that leaves work for the engine, now or soon.
    package let work = Bell()
    /// Rings after every commit that told of something.
    let feed = Bell()
    /// Rings after every commit that moves how far the chain was read.
    package let blocks = Bell()
    private let bells = Mutex<[String: (bell: Bell, waiting: Int)]>([:])

    private enum Pace {
        /// Who waits for work looks for it at least so often, and finds by itself what is to be done later.
        static let soon = Duration.seconds(3)
    }

    package init(store: any Store, clock: any ServiceClock, random: any RandomSource) {
        self.store = store
        self.clock = clock
        self.random = random
    }

    /// What is decided now, on behalf of `caller`.
    package func journal(for caller: Caller) -> Journal {
        Journal(now: clock.now(), caller: caller, random: random)
    }

    /// Stores all of `journal` or nothing, and tells those who wait.
    package func commit(_ journal: Journal) async throws(StoreError) {
        let change = journal.change
        try await store.commit(change)
        let changed = change.transactions.map(\.id.text) + change.payouts.map(\.id.text)
        bells.withLock { bells in
            for id in changed { bells[id]?.bell.ring() }
        }
        if change.leavesWork(until: clock.now().adding(Pace.soon)) { work.ring() }
        if change.follower != nil { blocks.ring() }
        if !change.events.isEmpty { feed.ring() }
    }

    /// What `read` finds, as soon as `isFinal` holds for it; after `limit` whatever it is then.
    ///
    /// Beside the bell of this process the store is read anew every second: another instance may have changed it.
    func value<Value: Sendable>(
        of id: String, within limit: Duration, when isFinal: (Value) -> Bool, read: () async throws -> Value
    ) async throws -> Value {
        let end = clock.now().adding(limit)
        let bell = enter(id)
        defer { leave(id) }
        while true {
            let seen = bell.rings
            let value = try await read()
            let left = end.since(clock.now())
            if isFinal(value) || left <= .zero || Task.isCancelled { return value }
            await bell.wait(since: seen, atMost: min(left, .seconds(1)), on: clock)
        }
    }

    private func enter(_ id: String) -> Bell {
        bells.withLock { bells in
            let bell = bells[id]?.bell ?? Bell()
            bells[id] = (bell, (bells[id]?.waiting ?? 0) + 1)
            return bell
        }
    }

    private func leave(_ id: String) {
        bells.withLock { bells in
            guard let entry = bells[id] else { return }
            bells[id] = entry.waiting > 1 ? (entry.bell, entry.waiting - 1) : nil
        }
    }
}

extension Change {
    /// Whether something that it stores is to be looked at until `time`.
    fileprivate func leavesWork(until time: Timestamp) -> Bool {
        transactions.contains { $0.nextActionAt <= time } || payouts.contains { $0.nextActionAt <= time }
    }
}
