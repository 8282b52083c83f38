import PaymentModel
import Payments
import Simulation
import Testing
import Tron

@Suite("Every store, keeping books")
struct StoreContractBooksTests {
    private func movement(
        _ seed: UInt64, _ units: Int64, block: BlockNumber, asset: Asset = .usdt,
        kind: Movement.Kind = .payment
    ) throws -> Movement {
        Movement(
            walletID: SampleRecords(seed: 1).wallet().id, asset: asset, block: block, units: units,
            kind: kind,
            transactionID: try SampleRecords(seed: seed).transaction().id)
    }

    func reconciliation(block: BlockNumber, asset: Asset = .usdt, chain: Int64 = 5) -> Reconciliation {
        Reconciliation(
            at: SampleRecords.start, walletID: SampleRecords(seed: 1).wallet().id, asset: asset, block: block,
            books: -3, chain: chain)
    }

    @Test("movements add up between two blocks, the first left out", arguments: StoreKind.allCases)
    func sums(kind: StoreKind) async throws {
        try await kind.withStore { store in
            let wallet = SampleRecords(seed: 1).wallet().id
            try await store.commit(
                try .of {
                    $0.movements = [
                        try movement(1, -1, block: 10), try movement(2, -2, block: 11),
                        try movement(3, -4, block: 12), try movement(4, -8, block: 13),
                        try movement(4, -100, block: 12, asset: .trx, kind: .fee),
                    ]
                })

            #expect(try await store.moved(of: wallet, asset: .usdt, after: 10, through: 12) == -6)
            #expect(try await store.moved(of: wallet, asset: .usdt, after: -1, through: 100) == -15)
            #expect(try await store.moved(of: wallet, asset: .trx, after: -1, through: 100) == -100)
            #expect(
                try await store.moved(
                    of: SampleRecords(seed: 2).wallet().id, asset: .usdt, after: -1, through: 100) == 0)
        }
    }

    @Test("a transaction's payment and fee are booked once", arguments: StoreKind.allCases)
    func movedOnce(kind: StoreKind) async throws {
        try await kind.withStore { store in
            let first = try movement(1, -1, block: 10)
            #expect(await refusal(of: store) { $0.movements = [first] } == nil)
            #expect(await refusal(of: store) { $0.movements = [first] } == .versionConflict)
            #expect(
                try await refusal(of: store) { $0.movements = [try movement(1, -1, block: 10, kind: .fee)] }
                    == nil)
        }
    }

    @Test("wallets are listed in the order of their ids", arguments: StoreKind.allCases)
    func wallets(kind: StoreKind) async throws {
        try await kind.withStore { store in
            let wallets = (1...5 as ClosedRange<UInt64>).map { SampleRecords(seed: $0).wallet() }
            try await store.commit(.of { $0.wallets = wallets })
            let ids = wallets.map(\.id).sorted()

            let first = try await store.wallets(after: nil, limit: 3)
            let second = try await store.wallets(after: first.last?.id, limit: 3)

            #expect(first.map(\.id) + second.map(\.id) == ids)
            #expect(try await store.wallets(after: ids.last, limit: 3).isEmpty)
        }
    }
}
