import PaymentModel
import Payments
import Testing
import Tron

@Suite("Every store, asked")
struct StoreContractQueryTests {
    let start = SampleRecords.start

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
}
