import PaymentModel
import Payments
import Simulation
import Testing
import Tron

extension StoreContractCommitTests {
    @Test("addresses and references belong to one record", arguments: StoreKind.allCases)
    func uniqueValues(kind: StoreKind) async throws {
        try await kind.withStore { store in
            let sample = SampleRecords(seed: 1)
            let other = SampleRecords(seed: 2)
            try await store.commit(
                try .of {
                    $0.wallets = [sample.wallet()]
                    $0.payouts = [try sample.payout(reference: "INV-1"), try SampleRecords(seed: 3).payout()]
                })
            let twin = Wallet(
                id: other.wallet().id, name: "twin", kind: .watch, address: sample.wallet().address,
                network: .devnet, createdAt: SampleRecords.start)

            #expect(await refusal(of: store) { $0.wallets = [twin] } == .addressTaken)
            #expect(
                try await refusal(of: store) { $0.payouts = [try other.payout(reference: "INV-1")] }
                    == .referenceTaken)
            #expect(try await refusal(of: store) { $0.payouts = [try other.payout()] } == nil)
            #expect(try await store.payout(reference: "INV-1")?.id == (try sample.payout()).id)
        }
    }

    @Test("a repeated idempotency key is told before anything else", arguments: StoreKind.allCases)
    func idempotency(kind: StoreKind) async throws {
        try await kind.withStore { store in
            let sample = SampleRecords(seed: 1)
            let key = CounterKey.reserved(sample.wallet().id, .usdt)
            let change = try Change.of {
                $0.idempotency = [sample.idempotency(key: "k")]
                $0.wallets = [sample.wallet()]
                $0.payouts = [try sample.payout(reference: "INV-1")]
                $0.counters = [CounterChange(key: key, delta: 10, ceiling: 10)]
            }
            try await store.commit(change)

            #expect(await refusal(of: store) { $0 = change } == .idempotencyKeyTaken)
            #expect(
                await refusal(of: store) {
                    $0.idempotency = [sample.idempotency(key: "k", subject: "somebody else")]
                } == nil)
            #expect(
                try await store.idempotencyRecord(sample.idempotency(key: "k").key)
                    == sample.idempotency(key: "k"))
            #expect(try await store.idempotencyRecord(IdempotencyKey(subject: "payroll", key: "none")) == nil)
        }
    }

    @Test("of 64 equal requests at once one is accepted", arguments: StoreKind.allCases)
    func oneOfMany(kind: StoreKind) async throws {
        try await kind.withStore { store in
            let counts = await outcomes(of: 64) { index throws(StoreError) in
                let sample = SampleRecords(seed: UInt64(index))
                try await store.commit(
                    .of {
                        $0.idempotency = [sample.idempotency(key: "the same")]
                        $0.wallets = [sample.wallet()]
                    })
            }

            #expect(counts == [nil: 1, .idempotencyKeyTaken: 63])
        }
    }
}
