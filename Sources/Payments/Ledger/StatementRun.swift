import PaymentModel
import Tron

/// A statement in progress: the balance so far, and whether the requested range has begun.
struct StatementRun {
    struct Entry {
        let at: Timestamp
        let kind: StatementMovement.Kind
        let units: Int64
        let txID: TransactionID?
        let payoutID: PayoutID?
        let counterparty: Address?
    }

    let question: StatementQuestion
    private var balance: Int64 = 0
    /// Never goes back, although the chain's clock and ours may differ, so that lines stay in order.
    private var clock: Timestamp
    private var hasBegun = false
    private var closing: Int64?

    init(_ question: StatementQuestion, beginning: Timestamp) {
        self.question = question
        clock = beginning
    }

    /// Starts with the balance before the first movement.
    mutating func open(with units: Int64) { balance = units }

    mutating func take(_ entry: Entry, _ tell: (StatementLine) async throws -> Void) async throws {
        clock = max(clock, entry.at)
        if let to = question.to, clock >= to, closing == nil {
            try await begin(tell)
            closing = balance
        }
        if closing == nil, question.from.map({ clock >= $0 }) ?? true { try await begin(tell) }
        let (sum, overflow) = balance.addingReportingOverflow(entry.units)
        guard !overflow else { throw StoreError(.corrupt, "movements that do not fit") }
        balance = sum
        guard hasBegun, closing == nil else { return }
        try await tell(
            .movement(
                StatementMovement(
                    at: clock, kind: entry.kind, units: entry.units, balance: balance, txID: entry.txID,
                    payoutID: entry.payoutID, counterparty: entry.counterparty)))
    }

    mutating func finish(_ tell: (StatementLine) async throws -> Void) async throws {
        try await begin(tell)
        try await tell(.closing(closing ?? balance))
    }

    private mutating func begin(_ tell: (StatementLine) async throws -> Void) async throws {
        guard !hasBegun else { return }
        hasBegun = true
        try await tell(.opening(balance))
    }
}
