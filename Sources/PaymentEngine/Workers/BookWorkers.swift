import PaymentModel
import Payments
import Synchronization

/// Compares books and chain every hour.
struct ReconciliationWorker: Worker {
    let name = "reconciliation"
    let failureMessage = "books were not compared with the chain"
    let wakes = Signal()
    let interval = WorkerPace.reconciling
    let reconciliations: ReconciliationService
    private let isFirst = Flag()

    /// After a start, the first comparison is an hour later.
    private final class Flag: Sendable {
        let value = Mutex(true)
    }

    init(reconciliations: ReconciliationService) {
        self.reconciliations = reconciliations
    }

    func step() async throws -> Bool {
        let isFirst = isFirst.value.withLock { value in
            defer { value = false }
            return value
        }
        if isFirst { return false }
        _ = try await reconciliations.run(by: .service("reconciliation"))
        return false
    }
}

/// Opens the books of new wallets. A failure is repeated soon; the hourly comparison would open them too.
struct BookOpeningWorker: Worker {
    let name = "book_opening"
    let failureMessage = "books of new wallets not opened yet"
    let wakes = Signal()
    let interval = WorkerPace.idle
    let reconciliations: ReconciliationService
    private let place = Place()

    /// The last wallet that was looked at.
    private final class Place: Sendable {
        let wallet = Mutex<WalletID?>(nil)
    }

    init(reconciliations: ReconciliationService) {
        self.reconciliations = reconciliations
    }

    func step() async throws -> Bool {
        let last = place.wallet.withLock(\.self)
        let next = try await reconciliations.openBooks(behind: last)
        place.wallet.withLock { $0 = next }
        return false
    }
}
