import PaymentModel
import Payments
import Simulation
import Testing
import Tron

extension UpdateTests {
    /// The answers to everything that is asked of payouts and transactions.
    func answers(
        of store: any Store, _ records: [TransactionRecord]
    ) async throws -> [String: [String]] {
        var answers: [String: [String]] = [:]
        for seconds in [-1, 0, 1, 5] as [Int64] {
            let time = start.adding(.seconds(seconds))
            answers["fund \(seconds)"] = try await store.payoutsToFund(at: time, turn: .of(50)).map(\.id.text)
            answers["sign \(seconds)"] = try await store.transactionsToSign(at: time, turn: .of(50)).map(
                \.id.text)
            // Those of one moment are in no order.
            answers["broadcast \(seconds)"] = try await store.transactionsToBroadcast(at: time, limit: 50)
                .map(\.id.text).sorted()
        }
        for milliseconds in [99, 100, 200, 300] as [Int64] {
            answers["expired \(milliseconds)"] = try await store.transactionsExpired(
                at: ChainTime(milliseconds: milliseconds), limit: 50
            ).map(\.id.text).sorted()
        }
        for block in try await store.includingBlocks() {
            answers["in \(block)"] = try await store.transactions(includedIn: block).map(\.id.text).sorted()
        }
        answers["open"] = try await store.openTransactions(havingAttempt: records.compactMap(\.attempt?.txID))
            .map(\.id.text).sorted()
        for status in PayoutStatus.allCases {
            var selection = PayoutSelection()
            selection.status = status
            answers["payouts \(status)"] = try await store.payouts(selection, after: nil, limit: 50).map(
                \.id.text)
            answers["lines \(status)"] = try await store.payoutLines(selection, after: nil, limit: 50)
                .map { "\($0)" }
        }
        for status in TransactionStatus.allCases {
            var filter = TransactionFilter()
            filter.status = status
            answers["transactions \(status)"] = try await store.transactions(filter, after: nil, limit: 50)
                .map(\.id.text)
        }
        let minute = Timestamp(milliseconds: start.milliseconds / 60_000 * 60_000)
        for level in [nil, RollupLevel.minute, .hour, .day] {
            let from = Timestamp(
                milliseconds: start.milliseconds / (level?.rawValue ?? 1) * (level?.rawValue ?? 1))
            let span = RollupSpan(
                level: level, from: from,
                to: level.map { from.adding(.milliseconds($0.rawValue)) } ?? minute.adding(.seconds(60)))
            answers["sums \(level.map { "\($0)" } ?? "")"] = try await store.payoutRollup(span, route: nil)
                .map { "\($0)" }.sorted()
            answers["durations \(level.map { "\($0)" } ?? "")"] = try await store.payoutDurations(
                span, route: nil
            )
            .map { "\($0)" }.sorted()
        }
        return answers
    }
}
