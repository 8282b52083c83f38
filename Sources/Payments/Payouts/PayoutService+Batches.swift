public import PaymentModel
import Tron

private enum BatchLimits {
    /// Payouts that are cancelled in one commit.
    static let part = 100
}

extension PayoutService {
    /// Accepts all of `orders` in one commit, or none. Each is judged as if those before it had been accepted.
    ///
    /// - Throws: `PaymentError` with `validationFailed` if values are not acceptable; else with
    ///   `batchRefused`, and the code of each that is refused; `storeUnavailable`;
    ///   `StoreError.idempotencyKeyTaken` if `claim`'s key was taken meanwhile.
    public func order(
        batch orders: [PayoutOrder], by caller: Caller, idempotency claim: IdempotencyClaim<AcceptedBatch>?
    ) async throws -> AcceptedBatch {
        try await PaymentError.mapping {
            let contracts = await judge.contracts(
                among: Set(orders.lazy.filter { $0.route != .direct }.map(\.recipient)))
            return try await decidingAgain {
                var journal = books.journal(for: caller)
                let id = BatchID(at: journal.now, random: books.random)
                var counts = PendingCounts()
                counts.contracts = contracts
                let judged = try await judgeAll(
                    orders, of: id, by: caller, counting: &counts, at: journal.now)
                let payouts = judged.map { accept($0, by: caller, in: &journal) }
                journal.count(Self.summed(judged.map(\.decision)))
                let batch = AcceptedBatch(id: id, payouts: payouts)
                if let claim { journal.remember(claim.record(for: batch, at: journal.now)) }
                try await books.commit(journal)
                return batch
            }
        }
    }

    /// The payouts of a batch, counted by status.
    ///
    /// - Throws: `PaymentError` with `notFound`, `storeUnavailable`.
    public func tallies(of batch: BatchID) async throws -> [PayoutTally] {
        try await PaymentError.mapping {
            let tallies = try await books.store.batchCounts(batch)
            guard !tallies.isEmpty else { throw PaymentError.notFound("batch") }
            return tallies
        }
    }

    /// Cancels every payout of `batch` of which nothing is signed; the others continue. Can be repeated.
    ///
    /// The batch is cancelled in parts, each in one commit, so that a payout which is being signed delays few others.
    /// What is cancelled stays cancelled, whatever happens to the rest.
    ///
    /// - Returns: The payouts of the batch afterwards, counted by status.
    /// - Throws: `PaymentError` with `notFound`, `storeUnavailable`.
    public func cancel(batch: BatchID, reason: String?, by caller: Caller) async throws -> [PayoutTally] {
        _ = try await tallies(of: batch)
        return try await PaymentError.mapping {
            for status in PayoutStatus.allCases where !status.isFinal && status != .processing {
                var selection = PayoutSelection()
                selection.batchID = batch
                selection.status = status
                var position: ListPosition?
                repeat {
                    position = try await cancelPart(
                        of: selection, after: position, reason: reason, by: caller)
                } while position != nil
            }
            return try await tallies(of: batch)
        }
    }

    /// Returns where the next part begins; nil if there is none.
    private func cancelPart(
        of selection: PayoutSelection, after position: ListPosition?, reason: String?, by caller: Caller
    ) async throws -> ListPosition? {
        try await decidingAgain {
            var journal = books.journal(for: caller)
            let payouts = try await books.store.payouts(selection, after: position, limit: BatchLimits.part)
            for var payout in payouts {
                do {
                    _ = try await cancel(&payout, reason: reason, in: &journal)
                } catch let error as PaymentError where error.code == .notCancellable {
                    // It was signed meanwhile and continues.
                }
            }
            if !journal.change.payouts.isEmpty { try await books.commit(journal) }
            guard payouts.count == BatchLimits.part, let last = payouts.last else { return nil }
            return ListPosition(createdAt: last.createdAt, id: last.id.text)
        }
    }

    private func judgeAll(
        _ orders: [PayoutOrder], of batch: BatchID, by caller: Caller, counting counts: inout PendingCounts,
        at now: Timestamp
    ) async throws -> [JudgedPayout] {
        var judged: [JudgedPayout] = []
        var invalid: [PaymentError.Violation] = []
        var refused: [PaymentError.Violation] = []
        for (index, order) in orders.enumerated() {
            var order = order
            order.batchID = batch
            do {
                let one = try await judge.judge(
                    order, by: caller, after: counts, at: now, place: "/payouts/\(index)")
                if let refusal = one.decision.refusal { throw refusal }
                counts.add(one.decision.counterChanges)
                judged.append(one)
            } catch let error as PaymentError {
                switch error.code {
                case .validationFailed: invalid += error.violations
                case .internalError, .nodeError, .nodeUnavailable, .storeUnavailable: throw error
                default: refused.append(.init("/payouts/\(index)", error.reason, code: error.code))
                }
            }
        }
        guard invalid.isEmpty else { throw PaymentError.invalid(invalid) }
        guard refused.isEmpty else {
            var error = PaymentError(
                .batchRefused, "\(refused.count) of \(orders.count) payouts are refused; none is accepted.")
            error.violations = refused
            throw error
        }
        return judged
    }

    /// One change for each counter: the sum of all payouts, within the tightest ceiling of any.
    private static func summed(_ decisions: [PolicyDecision]) -> [CounterChange] {
        var order: [CounterKey] = []
        var changes: [CounterKey: CounterChange] = [:]
        for change in decisions.flatMap(\.counterChanges) {
            guard let before = changes[change.key] else {
                order.append(change.key)
                changes[change.key] = change
                continue
            }
            changes[change.key] = CounterChange(
                key: change.key, delta: before.delta + change.delta,
                ceiling: [before.ceiling, change.ceiling].compactMap { $0 }.min())
        }
        return order.compactMap { changes[$0] }
    }
}
