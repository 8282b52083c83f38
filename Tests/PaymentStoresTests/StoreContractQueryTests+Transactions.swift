import PaymentModel
import Payments
import Testing
import Tron

extension StoreContractQueryTests {
    @Test("transactions are found by what is to be done with them", arguments: StoreKind.allCases)
    func transactions(kind: StoreKind) async throws {
        try await kind.withStore { store in
            func record(
                _ seed: UInt64, _ status: TransactionStatus, due: Int64 = 0, priority: Int = 5,
                expires: Int64? = nil, block: BlockNumber? = nil
            ) throws -> TransactionRecord {
                let (sample, owner) = (SampleRecords(seed: seed), SampleRecords(seed: 1).wallet())
                return try sample.transaction(priority: priority, wallet: owner).with {
                    $0.status = status
                    $0.nextActionAt = start.adding(.seconds(due))
                    $0.attempts =
                        try expires.map { [try sample.attempt(1, expiration: .init(milliseconds: $0))] } ?? []
                    $0.inclusion = try block.map { try sample.block($0) }
                }
            }
            let records = [
                try record(1, .queued), try record(2, .queued, priority: 9), try record(3, .queued, due: 5),
                try record(4, .signed, due: -1, expires: 300),
                try record(5, .broadcast, due: -9, expires: 200),
                try record(6, .broadcast, due: 5, expires: 100),
                try record(7, .included, expires: 100, block: 50),
                try record(8, .included, expires: 100, block: 51),
                try record(9, .confirmed, expires: 100, block: 50), try record(10, .expired, expires: 100),
                try record(11, .awaitingSignature, expires: 250),
                try record(12, .cancelled, expires: 240), try record(13, .cancelled),
                try record(14, .cancelled, expires: 100).with { $0.attempts[0].provenDead = true },
            ]
            try await store.commit(.of { $0.transactions = records })
            func seeds(_ found: [TransactionRecord]) -> [Int] {
                found.compactMap { one in records.firstIndex { $0.id == one.id }.map { $0 + 1 } }
            }

            #expect(seeds(try await store.transactionsToSign(at: start, turn: .of(10))) == [2, 1])
            #expect(seeds(try await store.transactionsToSign(at: start, turn: .of(1))) == [2])
            #expect(seeds(try await store.transactionsToBroadcast(at: start, limit: 10)) == [5, 4])
            #expect(seeds(try await store.transactionsToBroadcast(at: start, limit: 1)) == [5])
            let (lower, higher) = (
                try SampleRecords(seed: 7).block(50).block, try SampleRecords(seed: 8).block(51).block
            )
            #expect(try await store.includingBlocks() == [lower, higher])
            #expect(seeds(try await store.transactions(includedIn: lower)) == [7])
            #expect(seeds(try await store.transactions(includedIn: higher)) == [8])
            let expired = try await store.transactionsExpired(at: ChainTime(milliseconds: 250), limit: 10)
            #expect(seeds(expired) == [6, 5, 12, 11])
            let ids = try records.compactMap(\.attempt?.txID) + [SampleRecords(seed: 77).attempt(1).txID]
            #expect(
                seeds(try await store.openTransactions(havingAttempt: ids)).sorted() == [
                    4, 5, 6, 7, 8, 11, 12,
                ])
            #expect(try await store.openTransactions(havingAttempt: []).isEmpty)
        }
    }

    @Test("a record is found by its newest attempt only", arguments: StoreKind.allCases)
    func newestAttempt(kind: StoreKind) async throws {
        try await kind.withStore { store in
            let sample = SampleRecords(seed: 1)
            let (first, second) = (try sample.attempt(1).with { $0.provenDead = true }, try sample.attempt(2))
            try await store.commit(
                try .of {
                    $0.transactions = [
                        try sample.transaction().with {
                            $0.status = .broadcast
                            $0.attempts = [first, second]
                        }
                    ]
                })

            #expect(try await store.openTransactions(havingAttempt: [first.txID]).isEmpty)
            #expect(try await store.openTransactions(havingAttempt: [first.txID, second.txID]).count == 1)
        }
    }
}
