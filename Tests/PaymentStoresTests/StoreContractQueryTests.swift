import PaymentModel
import Payments
import Testing
import Tron

@Suite("Every store, asked")
struct StoreContractQueryTests {
    private let start = SampleRecords.start

    @Test(
        "wallets are found by id and address, the oldest that is not archived first",
        arguments: StoreKind.allCases)
    func wallets(kind: StoreKind) async throws {
        try await kind.withStore { store in
            let wallets = (0..<4 as Range<UInt64>).map { age in
                SampleRecords(seed: age).wallet(createdAt: start.adding(.seconds(Int64(age))))
            }
            let watched = Wallet(
                id: SampleRecords(seed: 9).wallet().id, name: "watched", kind: .watch,
                address: SampleRecords(seed: 9).wallet().address, network: .devnet, createdAt: start)
            #expect(try await store.oldestLocalWallet() == nil)
            try await store.commit(
                .of {
                    $0.wallets =
                        [watched, wallets[3], wallets[1], wallets[2]]
                        + [wallets[0].with { $0.status = .frozen }]
                })

            // A frozen one is the default all the same: another must not pay in its place.
            #expect(try await store.oldestLocalWallet()?.id == wallets[0].id)
            var archived = try #require(try await store.wallet(wallets[0].id))
            archived.status = .archived
            try await store.commit(.of { $0.wallets = [archived] })
            #expect(try await store.oldestLocalWallet()?.id == wallets[1].id)
            #expect(try await store.wallet(watched.id)?.name == "watched")
            #expect(try await store.wallet(at: wallets[2].address)?.id == wallets[2].id)
            #expect(try await store.wallet(at: SampleRecords(seed: 99).wallet().address) == nil)
        }
    }

    @Test("a change that relies on a wallet is refused once that has changed", arguments: StoreKind.allCases)
    func unchangedWallets(kind: StoreKind) async throws {
        try await kind.withStore { store in
            let wallet = SampleRecords(seed: 1).wallet()
            try await store.commit(.of { $0.wallets = [wallet] })
            let stored = try #require(try await store.wallet(wallet.id))
            try await store.commit(.of { $0.unchangedWallets = [stored] })

            try await store.commit(.of { $0.wallets = [stored.with { $0.status = .frozen }] })

            #expect(
                await storeErrorCode { () async throws(StoreError) in
                    try await store.commit(.of { $0.unchangedWallets = [stored] })
                } == .versionConflict)
        }
    }

    @Test(
        "payouts to fund are due, pending, without a transaction: by priority, then how long they are due",
        arguments: StoreKind.allCases)
    func payoutsToFund(kind: StoreKind) async throws {
        try await kind.withStore { store in
            func payout(_ seed: UInt64, priority: Int = 5, age: Int64 = 0) throws -> Payout {
                try SampleRecords(seed: seed).payout(
                    priority: priority, createdAt: start.adding(.seconds(-age)),
                    wallet: SampleRecords(seed: 1).wallet())
            }
            let transactionID = try SampleRecords(seed: 1).transaction().id
            try await store.commit(
                try .of {
                    $0.payouts = [
                        try payout(1, age: 1), try payout(2, priority: 10), try payout(3, age: 9),
                        try payout(4, priority: 1, age: 99),
                        try payout(5, priority: 10).with { $0.nextActionAt = start.adding(.seconds(60)) },
                        try payout(6, priority: 10).with { $0.transactionID = transactionID },
                        try payout(7, priority: 10).with { $0.status = .completed },
                    ]
                })

            let due = try await store.payoutsToFund(at: start, turn: .of(10))
            let later = try await store.payoutsToFund(at: start.adding(.seconds(60)), turn: .of(2))

            #expect(due.map(\.id) == (try [2, 3, 1, 4].map { try payout($0).id }))
            #expect(later.map(\.id) == (try [2, 5].map { try payout($0).id }))
        }
    }

    @Test("wallets take turns in both queues, whatever is in them", arguments: StoreKind.allCases)
    func turns(kind: StoreKind) async throws {
        try await kind.withStore { store in
            let wallets = (1...4 as ClosedRange<UInt64>).map { SampleRecords(seed: $0).wallet() }
                .sorted { $0.id < $1.id }
            // The first wallet has most, the third nothing that is due.
            let owners = Array(repeating: wallets[0], count: 30) + [wallets[1], wallets[2], wallets[3]]
            func isDue(_ owner: Wallet) -> Bool { owner.id != wallets[2].id }
            try await store.commit(
                try .of { change in
                    for (index, owner) in owners.enumerated() {
                        let sample = SampleRecords(seed: UInt64(index) + 100)
                        let due = isDue(owner) ? start : start.adding(.seconds(60))
                        change.payouts.append(
                            try sample.payout(priority: 1 + index % 10, wallet: owner).with {
                                $0.nextActionAt = due
                            })
                        change.transactions.append(
                            try sample.transaction(priority: 1 + index % 10, wallet: owner).with {
                                $0.nextActionAt = due
                            })
                    }
                })
            let first = QueueTurn(after: nil, wallets: 2, perWallet: 5)
            let second = QueueTurn(after: wallets[1].id, wallets: 2, perWallet: 5)

            let payouts = try await store.payoutsToFund(at: start, turn: first)
            let transactions = try await store.transactionsToSign(at: start, turn: first)
            let expected = Array(repeating: wallets[0].id, count: 5) + [wallets[1].id]
            #expect(payouts.map(\.walletID) == expected)
            #expect(payouts.prefix(5).map(\.priority) == [10, 10, 10, 9, 9])
            #expect(transactions.map(\.walletID) == expected)
            #expect(transactions.prefix(5).map(\.priority) == [10, 10, 10, 9, 9])
            let rest = try await store.payoutsToFund(at: start, turn: second)
            #expect(rest.map(\.walletID) == [wallets[3].id])
            let last = QueueTurn(after: wallets[3].id, wallets: 2, perWallet: 5)
            #expect(try await store.transactionsToSign(at: start, turn: last).isEmpty)
        }
    }

    @Test("transactions are found by what is to be done with them", arguments: StoreKind.allCases)
    func transactions(kind: StoreKind) async throws {
        try await kind.withStore { store in
            func record(
                _ seed: UInt64, _ status: TransactionStatus, due: Int64 = 0, priority: Int = 5,
                expires: Int64? = nil, block: Int64? = nil
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

    @Test("payouts are found by their ids, many at once", arguments: StoreKind.allCases)
    func payoutsByID(kind: StoreKind) async throws {
        try await kind.withStore { store in
            let payouts = try (1...3).map { try SampleRecords(seed: $0).payout() }
            try await store.commit(.of { $0.payouts = payouts })
            let unknown = try SampleRecords(seed: 9).payout().id

            let found = try await store.payouts([payouts[2].id, unknown, payouts[0].id])
            #expect(Set(found.map(\.id)) == [payouts[0].id, payouts[2].id])
            #expect(try await store.payouts([]).isEmpty)
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
