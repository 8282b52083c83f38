import PaymentModel
import Payments
import Testing

extension StoreContractTrailTests {
    @Test("a reader of the feed never sees a gap while 64 writers append", arguments: StoreKind.allCases)
    func feedOrder(kind: StoreKind) async throws {
        try await kind.withStore { store in
            let writersCount: UInt64 = 64
            let expected = Int64(writersCount * 4)
            async let writing = outcomes(of: Int(writersCount)) { index throws(StoreError) in
                let sample = SampleRecords(seed: UInt64(index))
                for place in 0..<4 as Range<UInt64> {
                    let event = sample.event(
                        .wallet(sample.wallet()), type: "wallet.created", place: 10 + place)
                    try await store.commit(.of { $0.events = [event] })
                }
            }

            var seen: [Int64] = []
            while Int64(seen.count) < expected {
                let page = try await store.events(after: seen.last ?? 0, limit: 7)
                seen += page.map(\.position)
                guard seen == Array(1...Int64(max(seen.count, 1))).prefix(seen.count).map({ $0 }) else {
                    break
                }
                await Task.yield()
            }

            #expect(await writing == [nil: 64])
            #expect(seen == Array(1...expected))
        }
    }

    @Test(
        "an event tells the record as it was stored, a wallet without its key", arguments: StoreKind.allCases)
    func eventContents(kind: StoreKind) async throws {
        try await kind.withStore { store in
            let sample = SampleRecords(seed: 1)
            let payout = try sample.payout()
            let transaction = try sample.transaction().with { $0.attempts = [try sample.attempt(1)] }
            try await store.commit(
                .of {
                    $0.wallets = [sample.wallet()]
                    $0.payouts = [payout]
                    $0.transactions = [transaction]
                    $0.events = [
                        sample.event(.wallet(sample.wallet()), type: "wallet.created", place: 20),
                        sample.event(.payout(payout), place: 21),
                        sample.event(.transaction(transaction), type: "transaction.signed", place: 22),
                    ]
                })
            try await store.commit(
                .of {
                    $0.payouts = [
                        payout.with {
                            $0.version = 1; $0.status = .cancelled
                        }
                    ]
                })

            let events = try await store.events(after: 0, limit: 10)

            #expect(events.map(\.event.type) == ["wallet.created", "payout.created", "transaction.signed"])
            #expect(
                events.map(\.event.record) == [
                    .wallet(sample.wallet().with { $0.sealedKey = nil }),
                    .payout(payout.with { $0.version = 1 }),
                    .transaction(transaction.with { $0.version = 1 }),
                ])
            #expect(
                events.map(\.event.id) == [20, 21, 22].map { sample.event(.payout(payout), place: $0).id })
        }
    }
}
