import PaymentModel
import Payments
import Testing

@Suite("Every store, keeping audit trail and feed")
struct StoreContractTrailTests {
    @Test("the chain of hashes is whole under 64 writers", arguments: StoreKind.allCases)
    func auditChain(kind: StoreKind) async throws {
        try await kind.withStore { store in
            let counts = await outcomes(of: 64) { index throws(StoreError) in
                let sample = SampleRecords(seed: UInt64(index))
                for round in 0..<4 {
                    try await store.commit(
                        .of {
                            $0.audit = [
                                sample.auditEntry("first.\(round)"), sample.auditEntry("second.\(round)"),
                            ]
                        })
                }
            }

            let links = try await store.auditEvents(after: 0, limit: 1000)
            let verification = try await AuditVerification(of: store)
            #expect(counts == [nil: 64])
            #expect(links.map(\.sequence) == Array(1...512))
            #expect(verification.isValid)
            #expect(verification.events == 512)
            #expect(verification.headHash == links.last?.hash)
            #expect(try await store.auditHead() == AuditHead(sequence: 512, hash: links.last?.hash ?? ""))
            for pair in stride(from: 0, to: 512, by: 2) {
                // What one commit wrote stands together, in its order.
                let (first, second) = (links[pair].entry, links[pair + 1].entry)
                #expect(first.requestID == second.requestID)
                #expect(first.action.hasPrefix("first.") && second.action.hasPrefix("second."))
            }
        }
    }

    @Test(
        "a page of the audit trail begins behind its position and has its limit",
        arguments: StoreKind.allCases)
    func auditPages(kind: StoreKind) async throws {
        try await kind.withStore { store in
            try await store.commit(
                .of { $0.audit = (0..<5).map { SampleRecords(seed: $0).auditEntry() } })

            #expect(try await store.auditEvents(after: 1, limit: 3).map(\.sequence) == [2, 3, 4])
            #expect(try await store.auditEvents(after: 5, limit: 3).isEmpty)
        }
    }

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
