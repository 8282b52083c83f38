import PaymentModel
import Payments
import Simulation
import Testing
import Tron

@Suite("Every store, keeping books")
struct StoreContractBooksTests {
    private func movement(
        _ seed: UInt64, _ units: Int64, block: Int64, asset: Asset = .usdt, kind: Movement.Kind = .payment
    ) throws -> Movement {
        Movement(
            walletID: SampleRecords(seed: 1).wallet().id, asset: asset, block: block, units: units,
            kind: kind,
            transactionID: try SampleRecords(seed: seed).transaction().id)
    }

    private func reconciliation(block: Int64, asset: Asset = .usdt, chain: Int64 = 5) -> Reconciliation {
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

    @Test("a comparison is refused if the account was compared since", arguments: StoreKind.allCases)
    func comparedSince(kind: StoreKind) async throws {
        try await kind.withStore { store in
            let account = LedgerAccount(walletID: SampleRecords(seed: 1).wallet().id, asset: .usdt)
            func refused(_ block: Int64, after last: Int64, _ asset: Asset = .usdt) async -> StoreError.Code?
            {
                await refusal(of: store) {
                    $0.reconciliations = [reconciliation(block: block, asset: asset)]
                    $0.comparedBefore = [LedgerAccount(walletID: account.walletID, asset: asset): last]
                }
            }

            #expect(await refused(10, after: 9) == .versionConflict, "there is none")
            #expect(await refused(10, after: -1) == nil)
            #expect(await refused(12, after: -1) == .versionConflict, "the books are open already")
            #expect(await refused(12, after: 10) == nil)
            #expect(await refused(14, after: 10) == .versionConflict)
            #expect(await refused(11, after: 10) == .versionConflict)
            #expect(await refused(12, after: -1, .trx) == nil, "each asset by itself")
            let newest = try await store.latestReconciliation(of: account.walletID, asset: .usdt)
            #expect(newest?.block == 12)
        }
    }

    @Test("comparisons are kept once a block, and found newest first", arguments: StoreKind.allCases)
    func comparisons(kind: StoreKind) async throws {
        try await kind.withStore { store in
            let wallet = SampleRecords(seed: 1).wallet().id
            let kept = [
                reconciliation(block: 10), reconciliation(block: 10, asset: .trx), reconciliation(block: 12),
            ]
            for one in kept { try await store.commit(.of { $0.reconciliations = [one] }) }

            #expect(await refusal(of: store) { $0.reconciliations = [kept[0]] } == .versionConflict)
            #expect(try await store.latestReconciliation(of: wallet, asset: .usdt) == kept[2])
            #expect(try await store.latestReconciliation(of: wallet, asset: .trx) == kept[1])
            let newest = try await store.reconciliations(before: .max, limit: 2)
            #expect(newest.map(\.reconciliation) == [kept[2], kept[1]])
            let rest = try await store.reconciliations(before: newest[1].position, limit: 2)
            #expect(rest.map(\.reconciliation) == [kept[0]])
        }
    }

    @Test("an event tells a comparison", arguments: StoreKind.allCases)
    func event(kind: StoreKind) async throws {
        try await kind.withStore { store in
            let sample = SampleRecords(seed: 1)
            let event = sample.event(
                .reconciliation(reconciliation(block: 10)), type: "reconciliation.difference")
            try await store.commit(.of { $0.events = [event] })

            #expect(try await store.events(after: 0, limit: 1).map(\.event) == [event])
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
