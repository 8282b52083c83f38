import PaymentModel
import Payments
import Simulation
import Testing
import Tron

/// Whatever is asked finds a record that was changed as it finds one that was stored like that at once.
@Suite("Records that change")
struct UpdateTests {
    let start = SampleRecords.start
    let owner = SampleRecords(seed: 1).wallet()

    func payouts() throws -> [Payout] {
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

    func transactions() throws -> [TransactionRecord] {
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
                if status == .included {
                    record.inclusion = try sample.block(BlockNumber(Int64(50 + variant / 2)))
                }
                return record
            }
        }
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
