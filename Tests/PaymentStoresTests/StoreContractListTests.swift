import PaymentModel
import PaymentStores
import Payments
import Simulation
import Testing
import Tron

@Suite("Every store: lists")
struct StoreContractListTests {
    @Test(
        "a list tells each record once, newest first, and goes on behind a position",
        arguments: StoreKind.allCases)
    func pages(kind: StoreKind) async throws {
        try await kind.withStore { store in
            var change = Change()
            for index in 0..<7 {
                // Some at the same moment: the id decides then.
                let time = Timestamp(milliseconds: SampleRecords.start.milliseconds + Int64(index / 2))
                change.wallets.append(SampleRecords(seed: UInt64(index + 1)).wallet(createdAt: time))
                change.transactions.append(
                    try SampleRecords(seed: UInt64(index + 1)).transaction(createdAt: time))
            }
            try await store.commit(change)

            var (wallets, transactions): ([Wallet], [TransactionRecord]) = ([], [])
            for _ in 0..<4 {
                let walletPosition = wallets.last.map {
                    ListPosition(createdAt: $0.createdAt, id: $0.id.text)
                }
                wallets += try await store.wallets(kind: nil, status: nil, after: walletPosition, limit: 3)
                let position = transactions.last.map {
                    ListPosition(createdAt: $0.createdAt, id: $0.id.text)
                }
                transactions += try await store.transactions(TransactionFilter(), after: position, limit: 3)
            }

            let newestWallets = change.wallets.sorted { ($0.createdAt, $0.id) > ($1.createdAt, $1.id) }
            let newest = change.transactions.sorted { ($0.createdAt, $0.id) > ($1.createdAt, $1.id) }
            #expect(wallets.map(\.id) == newestWallets.map(\.id))
            #expect(transactions.map(\.id) == newest.map(\.id))
        }
    }

    @Test("filters let through what they say", arguments: StoreKind.allCases)
    func filters(kind: StoreKind) async throws {
        try await kind.withStore { store in
            let start = SampleRecords.start
            let (first, second) = (
                try SampleRecords(seed: 1).transaction(createdAt: start),
                try SampleRecords(seed: 2).transaction(createdAt: start.adding(.seconds(1)))
            )
            var change = Change()
            change.wallets = [SampleRecords(seed: 1).wallet(), SampleRecords(seed: 2).wallet()]
            change.transactions = [first, second]
            try await store.commit(change)
            let cases: [(filter: TransactionFilter, ids: [TransactionRecordID])] = [
                (Self.filter { $0.walletID = first.walletID }, [first.id]),
                (Self.filter { $0.status = .queued }, [second.id, first.id]),
                (Self.filter { $0.status = .confirmed }, []),
                (Self.filter { $0.kind = .usdtTransfer }, [second.id, first.id]),
                (Self.filter { $0.kind = .stake }, []),
                (Self.filter { $0.from = second.createdAt }, [second.id]),
                (Self.filter { $0.to = second.createdAt }, [first.id]),
                (
                    Self.filter {
                        $0.walletID = second.walletID
                        $0.kind = .usdtTransfer
                        $0.status = .queued
                    }, [second.id]
                ),
            ]
            for expected in cases {
                let found = try await store.transactions(expected.filter, after: nil, limit: 10)
                #expect(found.map(\.id) == expected.ids, "\(expected.filter)")
            }
            #expect(try await store.wallets(kind: .watch, status: nil, after: nil, limit: 9).isEmpty)
            #expect(try await store.wallets(kind: .local, status: .active, after: nil, limit: 9).count == 2)
        }
    }

    private static func filter(_ adjust: (inout TransactionFilter) -> Void) -> TransactionFilter {
        var filter = TransactionFilter()
        adjust(&filter)
        return filter
    }
}
