import PaymentModel
import Payments
import Simulation
import Testing
import Tron

extension StoreContractLedgerTests {
    @Test("a counter never passes its ceiling under 64 writers", arguments: StoreKind.allCases)
    func ceiling(kind: StoreKind) async throws {
        try await kind.withStore { store async throws in
            let key = CounterKey.reserved(SampleRecords(seed: 1).wallet().id, .usdt)

            let counts = await outcomes(of: 64) { _ throws(StoreError) in
                try await store.commit(
                    .of { $0.counters = [CounterChange(key: key, delta: 3, ceiling: 100)] })
            }

            #expect(counts == [nil: 33, .counterExceeded: 31])
            #expect(try await store.counter(key) == 99)
        }
    }

    @Test("of a refused change no count stays, whatever is committed with it", arguments: StoreKind.allCases)
    func refusedCounts(kind: StoreKind) async throws {
        try await kind.withStore { store async throws in
            let wallet = SampleRecords(seed: 1).wallet().id
            let (first, second) = (CounterKey.reserved(wallet, .trx), CounterKey.reserved(wallet, .usdt))

            let counts = await outcomes(of: 64) { number throws(StoreError) in
                try await store.commit(
                    .of {
                        $0.counters = [
                            CounterChange(key: first, delta: 1),
                            CounterChange(key: second, delta: 1, ceiling: number.isMultiple(of: 2) ? 0 : nil),
                        ]
                    })
            }

            #expect(counts == [nil: 32, .counterExceeded: 32])
            #expect(try await store.counter(first) == 32)
            #expect(try await store.counter(second) == 32)
        }
    }

    @Test(
        "a counter neither goes below 0 nor wraps, and adds up inside one change",
        arguments: StoreKind.allCases)
    func bounds(kind: StoreKind) async throws {
        try await kind.withStore { store async throws in
            let key = CounterKey.reserved(SampleRecords(seed: 1).wallet().id, .trx)
            func refusalOf(_ deltas: [Int64]) async -> StoreError.Code? {
                await refusal(of: store) { $0.counters = deltas.map { CounterChange(key: key, delta: $0) } }
            }

            #expect(await refusalOf([-1]) == .counterExceeded)
            #expect(await refusalOf([5, -5, 7]) == nil)
            #expect(await refusalOf([-8]) == .counterExceeded)
            #expect(await refusalOf([.max]) == .counterExceeded)
            #expect(await refusalOf([-7]) == nil)
            #expect(try await store.counter(key) == 0)
            #expect(try await store.counter(.reserved(SampleRecords(seed: 1).wallet().id, .usdt)) == 0)
        }
    }

    @Test("a ceiling from before the newest settlement is stale", arguments: StoreKind.allCases)
    func staleCeiling(kind: StoreKind) async throws {
        try await kind.withStore { store async throws in
            let key = CounterKey.reserved(SampleRecords(seed: 1).wallet().id, .usdt)
            func refusalOf(_ change: CounterChange) async -> StoreError.Code? {
                await refusal(of: store) { $0.counters = [change] }
            }
            func reserve(readAt block: BlockNumber) -> CounterChange {
                CounterChange(key: key, delta: 10, ceiling: 1000, ceilingReadAt: block)
            }

            #expect(await refusalOf(reserve(readAt: 100)) == nil)
            #expect(await refusalOf(CounterChange(key: key, delta: -5, settledAt: 120)) == nil)
            #expect(await refusalOf(CounterChange(key: key, delta: -1, settledAt: 110)) == nil)
            #expect(await refusalOf(reserve(readAt: 119)) == .staleCeiling)
            #expect(await refusalOf(reserve(readAt: 120)) == nil)
            #expect(await refusalOf(CounterChange(key: key, delta: 1, ceiling: 1000)) == nil)
            #expect(try await store.counter(key) == 15)
        }
    }
}
