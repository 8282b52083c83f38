import PaymentModel
import Payments
import Simulation
import Testing
import Tron

extension StoreContractCommitTests {
    @Test("a record is stored only over the version that it was read with", arguments: StoreKind.allCases)
    func versions(kind: StoreKind) async throws {
        try await kind.withStore { store in
            let sample = SampleRecords(seed: 1)
            let first = try Change.of {
                $0.wallets = [sample.wallet()]
                $0.payouts = [try sample.payout()]
                $0.transactions = [try sample.transaction()]
                $0.signingClocks = [
                    SigningClock(walletID: sample.wallet().id, version: 0, last: ChainTime(milliseconds: 5))
                ]
                $0.follower = FollowerPosition(
                    version: 0, solidified: try sample.block(5), unsolidified: [try sample.block(6)])
            }
            try await store.commit(first)

            let second = Change.of {
                $0.wallets = first.wallets.map { record in record.with { $0.version = 1 } }
                $0.payouts = first.payouts.map { record in record.with { $0.version = 1 } }
                $0.transactions = first.transactions.map { record in record.with { $0.version = 1 } }
                $0.signingClocks = first.signingClocks.map { clock in clock.with { $0.version = 1 } }
                $0.follower = first.follower?.with { $0.version = 1 }
            }
            try await store.commit(second)

            let codes = [
                await refusal(of: store) { $0.wallets = second.wallets },
                await refusal(of: store) { $0.payouts = first.payouts },
                await refusal(of: store) { $0.transactions = second.transactions },
                await refusal(of: store) { $0.signingClocks = first.signingClocks },
                await refusal(of: store) { $0.follower = second.follower },
            ]
            #expect(codes == Array(repeating: .versionConflict, count: 5))
            #expect(
                try await store.wallet(sample.wallet().id) == second.wallets.first?.with { $0.version = 2 })
            #expect(
                try await store.payout(sample.payout().id) == second.payouts.first?.with { $0.version = 2 })
            #expect(
                try await store.transaction(sample.transaction().id)
                    == second.transactions.first?.with { $0.version = 2 })
            #expect(try await store.signingClock(sample.wallet().id)?.version == 2)
            #expect(try await store.followerPosition() == second.follower?.with { $0.version = 2 })
        }
    }

    @Test("a store that can commit says so", arguments: StoreKind.allCases)
    func usable(kind: StoreKind) async throws {
        try await kind.withStore { store in
            #expect(
                await storeErrorCode { () async throws(StoreError) in try await store.checkUsable() } == nil)
        }
    }

    @Test("what was committed is there when the store is opened again", arguments: StoreKind.allCases)
    func reopening(kind: StoreKind) async throws {
        try await kind.withPlace { place in
            let sample = SampleRecords(seed: 1)
            let transaction = try sample.transaction().with {
                $0.attempts = [try sample.attempt(1)]
                $0.status = .signed
                $0.inclusion = try sample.block(9)
            }
            try await place.open().commit(
                try .of {
                    $0.wallets = [sample.wallet()]
                    $0.payouts = [try sample.payout(reference: "r")]
                    $0.transactions = [transaction]
                    $0.audit = [sample.auditEntry()]
                    $0.events = [sample.event(.transaction(transaction), type: "transaction.signed")]
                    $0.counters = [CounterChange(key: .reservedEnergy(sample.wallet().id), delta: 65_000)]
                })

            let store = try place.open()

            #expect(try await store.wallet(sample.wallet().id) == sample.wallet().with { $0.version = 1 })
            #expect(try await store.payout(reference: "r")?.version == 1)
            #expect(try await store.transaction(transaction.id) == transaction.with { $0.version = 1 })
            #expect(try await store.auditEvents(after: 0, limit: 10).map(\.entry) == [sample.auditEntry()])
            #expect(try await AuditVerification(of: store).isValid)
            #expect(try await store.events(after: 0, limit: 10).map(\.position) == [1])
            #expect(try await store.counter(.reservedEnergy(sample.wallet().id)) == 65_000)
        }
    }
}
