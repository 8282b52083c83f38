import PaymentModel
import Payments
import Tron

/// The store as one process sees it: slow, sometimes away, and gone when the process has died. A commit may be applied
/// although its caller never hears so.
final class ProcessStore: ForwardingStore, @unchecked Sendable {
    /// How unreliable the store and the machine are, in times per thousand.
    struct Temper: Sendable {
        var unavailablePermille = 0
        var crashPermille = 0
    }

    private let process: SimulatedProcess
    private let scheduler: Scheduler
    private let crash: @Sendable () -> Void
    private var temper: Temper
    private var chance: Chance

    init(
        _ inner: any Store, process: SimulatedProcess, scheduler: Scheduler, temper: Temper, chance: Chance,
        crash: @escaping @Sendable () -> Void
    ) {
        self.process = process
        self.scheduler = scheduler
        self.temper = temper
        self.chance = chance
        self.crash = crash
        super.init(inner)
    }

    /// No more trouble.
    func calm() { temper = Temper() }

    override func admit() async throws(StoreError) {
        if process.isDead { throw StoreError(.unavailable, "the process is dead") }
        if chance.happens(permille: temper.unavailablePermille / 4) {
            throw StoreError(.unavailable, "simulated")
        }
    }

    override func commit(_ change: Change) async throws(StoreError) {
        try await admit()
        do {
            try await scheduler.sleep(chance.integer(in: 0...5))
        } catch {
            // A commit is not cancelled with its task; that the process died is told below.
        }
        if process.isDead { throw StoreError(.unavailable, "the process is dead") }
        let isCrashing = chance.happens(permille: temper.crashPermille)
        let isUnavailable = chance.happens(permille: temper.unavailablePermille)
        if !isCrashing, !isUnavailable { return try await inner.commit(change) }
        // Before or after it is on disk: nobody who asked can tell.
        if chance.happens(permille: 500) { try await inner.commit(change) }
        if isCrashing { crash() }
        throw StoreError(.unavailable, isCrashing ? "the process is dead" : "simulated")
    }
}

/// Lets a judge see each change before and after it is on disk.
final class ObservedStore: ForwardingStore, @unchecked Sendable {
    private let before: (Change) -> Void
    private let after: (Change) -> Void

    init(
        _ inner: any Store, before: @escaping (Change) -> Void, after: @escaping (Change) -> Void
    ) {
        self.before = before
        self.after = after
        super.init(inner)
    }

    override func commit(_ change: Change) async throws(StoreError) {
        before(change)
        try await inner.commit(change)
        after(change)
    }
}
