import PaymentModel
import Payments
import Simulation
import Testing
import Tron

@Suite("Every store, committing")
struct StoreContractCommitTests {
    @Test("a change whose last part is refused leaves nothing", arguments: StoreKind.allCases)
    func allOrNothing(kind: StoreKind) async throws {
        try await kind.withStore { store in
            let sample = SampleRecords(seed: 1)
            let change = try Change.of {
                $0.wallets = [sample.wallet()]
                $0.payouts = [try sample.payout(reference: "r")]
                $0.transactions = [try sample.transaction()]
                $0.idempotency = [sample.idempotency(key: "k")]
                $0.signingClocks = [
                    SigningClock(walletID: sample.wallet().id, version: 0, last: ChainTime(milliseconds: 5))
                ]
                $0.follower = FollowerPosition(version: 0, solidified: try sample.block(5), unsolidified: [])
                $0.audit = [sample.auditEntry()]
                $0.events = [sample.event(.wallet(sample.wallet()))]
                $0.counters = [
                    CounterChange(key: .reserved(sample.wallet().id, .usdt), delta: 10),
                    CounterChange(key: .reserved(sample.wallet().id, .trx), delta: 11, ceiling: 10),
                ]
            }

            let code = await storeErrorCode { () async throws(StoreError) in try await store.commit(change) }

            #expect(code == .counterExceeded)
            #expect(try await store.wallet(sample.wallet().id) == nil)
            #expect(try await store.payout(reference: "r") == nil)
            #expect(try await store.transaction(try sample.transaction().id) == nil)
            #expect(try await store.idempotencyRecord(sample.idempotency(key: "k").key) == nil)
            #expect(try await store.signingClock(sample.wallet().id) == nil)
            #expect(try await store.followerPosition() == nil)
            #expect(try await store.auditHead() == nil)
            #expect(try await store.events(after: 0, limit: 10).isEmpty)
            #expect(try await store.counter(.reserved(sample.wallet().id, .usdt)) == 0)
        }
    }

    @Test("refused changes do not touch those that are committed beside them", arguments: StoreKind.allCases)
    func neighbours(kind: StoreKind) async throws {
        try await kind.withStore { store in
            let key = CounterKey.reserved(SampleRecords(seed: 1).wallet().id, .usdt)

            let counts = await outcomes(of: 64) { index throws(StoreError) in
                let sample = SampleRecords(seed: UInt64(index))
                try await store.commit(
                    .of {
                        $0.wallets = [sample.wallet()]
                        $0.audit = [sample.auditEntry()]
                        $0.counters = [
                            CounterChange(key: key, delta: index.isMultiple(of: 2) ? 1 : -100)
                        ]
                    })
            }

            #expect(counts == [nil: 32, .counterExceeded: 32])
            #expect(try await store.counter(key) == 32)
            let never = CounterKey.reservedEnergy(SampleRecords(seed: 99).wallet().id)
            #expect(try await store.counters([never, key, never, key]) == [0, 32, 0, 32])
            #expect(try await store.auditEvents(after: 0, limit: 100).count == 32)
            for index in 0..<64 {
                let wallet = try await store.wallet(SampleRecords(seed: UInt64(index)).wallet().id)
                #expect((wallet != nil) == index.isMultiple(of: 2))
            }
        }
    }
}

/// What a change is refused with; nil where it is committed.
func refusal(
    of store: any Store, _ fill: (inout Change) throws -> Void
) async rethrows -> StoreError.Code? {
    let change = try Change.of(fill)
    return await storeErrorCode { () async throws(StoreError) in try await store.commit(change) }
}

/// Values that tests copy with a change.
protocol Adjustable {}

extension Adjustable {
    func with(_ adjust: (inout Self) throws -> Void) rethrows -> Self {
        var copy = self
        try adjust(&copy)
        return copy
    }
}

extension Wallet: Adjustable {}
extension Payout: Adjustable {}
extension TransactionRecord: Adjustable {}
extension Attempt: Adjustable {}
extension SigningClock: Adjustable {}
extension FollowerPosition: Adjustable {}
