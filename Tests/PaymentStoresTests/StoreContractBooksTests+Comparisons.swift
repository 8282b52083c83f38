import PaymentModel
import Payments
import Simulation
import Testing
import Tron

extension StoreContractBooksTests {
    @Test("a comparison is refused if the account was compared since", arguments: StoreKind.allCases)
    func comparedSince(kind: StoreKind) async throws {
        try await kind.withStore { store in
            let account = LedgerAccount(walletID: SampleRecords(seed: 1).wallet().id, asset: .usdt)
            func refused(
                _ block: BlockNumber, after last: BlockNumber, _ asset: Asset = .usdt
            ) async -> StoreError.Code? {
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
}
