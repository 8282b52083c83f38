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
