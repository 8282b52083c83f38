import PaymentModel
import Payments
import Simulation
import Testing
import Tron

/// Whatever is asked finds a record that was changed as it finds one that was stored like that at once.
@Suite("Records that change")
struct UpdateTests {
    private let start = SampleRecords.start
    private let owner = SampleRecords(seed: 1).wallet()

    private func payouts() throws -> [Payout] {
        try PayoutStatus.allCases.enumerated().flatMap { index, status in
            try (0..<3).map { variant in
                var payout = try SampleRecords(seed: UInt64(100 + 3 * index + variant)).payout(wallet: owner)
                payout.status = status
                payout.nextActionAt = start.adding(.seconds(Int64(variant) - 1))
                if variant == 1, status != .pendingApproval {
                    payout.transactionID = try SampleRecords(seed: UInt64(index)).transaction().id
                }
                if status == .completed {
                    payout.fee = Sun(Int64(variant + 1))
                    payout.completedAt = start.adding(.milliseconds(Int64(variant) * 7))
                }
                return payout
            }
        }
    }

    private func transactions() throws -> [TransactionRecord] {
        try TransactionStatus.allCases.enumerated().flatMap { index, status in
            try (0..<3).map { variant in
                let sample = SampleRecords(seed: UInt64(200 + 3 * index + variant))
                var record = try sample.transaction(wallet: owner)
                record.status = status
                record.nextActionAt = start.adding(.seconds(Int64(variant) - 1))
                if status != .queued {
                    record.attempts = [
                        try sample.attempt(1, expiration: ChainTime(milliseconds: Int64(100 * (variant + 1))))
                    ]
                }
                if status == .included { record.inclusion = try sample.block(Int64(50 + variant / 2)) }
                return record
            }
        }
    }

    /// The answers to everything that is asked of payouts and transactions.
    private func answers(
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

    @Test("payouts and transactions are found as they are now", arguments: StoreKind.allCases)
    func changed(kind: StoreKind) async throws {
        let (payouts, transactions) = (try payouts(), try transactions())
        try await kind.withStore { direct in
            try await direct.commit(
                .of {
                    $0.payouts = payouts
                    $0.transactions = transactions
                })
            let expected = try await answers(of: direct, transactions)
            try await kind.withStore { store in
                try await store.commit(
                    .of {
                        $0.payouts = payouts.map { before(of: $0) }
                        $0.transactions = transactions.map { before(of: $0) }
                    })
                try await store.commit(
                    .of {
                        $0.payouts = payouts.map { payout in payout.with { $0.version = 1 } }
                        $0.transactions = transactions.map { record in record.with { $0.version = 1 } }
                    })

                let found = try await answers(of: store, transactions)

                for (question, answer) in expected { #expect(found[question] == answer, "\(question)") }
                #expect(found.count == expected.count)
            }
        }
        #expect(payouts.count > 20 && transactions.count > 20)
    }

    private func before(of payout: Payout) -> Payout {
        payout.with {
            $0.status = .pending
            $0.nextActionAt = start.adding(.seconds(77))
            ($0.transactionID, $0.fee, $0.completedAt) = (nil, nil, nil)
        }
    }

    private func before(of record: TransactionRecord) -> TransactionRecord {
        record.with {
            $0.status = .queued
            $0.nextActionAt = start.adding(.seconds(77))
            ($0.attempts, $0.inclusion) = ([], nil)
        }
    }
}
