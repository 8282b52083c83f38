import PaymentModel
import Payments
import Testing

@Suite("Every store, listing and walking the audit trail")
struct StoreContractAuditTests {
    private static let actors = ["anna", "service", "Zoe\u{301}", "Zo\u{E9}"]
    private static let actions = ["payout.create", "payout.sign", "auth.denied"]

    /// Events of several actors; some of the same moment, and some whose clock went back.
    private static func entries() -> [AuditEntry] {
        (0..<60).map { index in
            let caller = Caller(
                subject: actors[index % actors.count], requestID: "req_\(index)", remoteAddress: nil)
            let shift = Int64(index / 2 - (index % 7 == 0 ? 9 : 0))
            return AuditEntry(
                at: SampleRecords.start.adding(.milliseconds(shift)), by: caller,
                action: actions[index % actions.count], resourceID: index % 5 == 0 ? nil : "pay_\(index % 3)",
                outcome: .success)
        }
    }

    private static func filters() -> [AuditFilter] {
        var filters: [AuditFilter] = []
        for actor in [nil, "anna", "Zo\u{E9}", "nobody"] as [String?] {
            for action in [nil, "payout.sign", "payout"] as [String?] {
                for resource in [nil, "pay_1"] as [String?] {
                    for (from, to) in [(nil, nil), (3, nil), (nil, 12), (3, 12)] as [(Int64?, Int64?)] {
                        var filter = AuditFilter()
                        (filter.actor, filter.action, filter.resourceID) = (actor, action, resource)
                        filter.from = from.map { SampleRecords.start.adding(.milliseconds($0)) }
                        filter.to = to.map { SampleRecords.start.adding(.milliseconds($0)) }
                        filters.append(filter)
                    }
                }
            }
        }
        return filters
    }

    @Test(
        "each filter shows just its events, newest first, page by page", arguments: StoreKind.allCases)
    func filters(kind: StoreKind) async throws {
        try await kind.withStore { store in
            try await store.commit(.of { $0.audit = Self.entries() })
            let all = try await store.auditEvents(after: 0, limit: 100)

            for filter in Self.filters() {
                var found: [AuditEvent] = []
                while true {
                    let page = try await store.auditEvents(filter, before: found.last?.sequence, limit: 4)
                    found += page
                    if page.count < 4 { break }
                }
                #expect(found == all.reversed().filter { filter.includes($0.entry) }, "\(filter)")
            }
        }
    }

    @Test(
        "a time is inclusive where a range begins, and exclusive where it ends", arguments: StoreKind.allCases
    )
    func bounds(kind: StoreKind) async throws {
        try await kind.withStore { store in
            let times = [9, 10, 11].map { SampleRecords.start.adding(.milliseconds($0)) }
            let caller = Caller(subject: "anna", requestID: "r", remoteAddress: nil)
            try await store.commit(
                .of {
                    $0.audit = times.map {
                        AuditEntry(at: $0, by: caller, action: "a.b", resourceID: nil, outcome: .success)
                    }
                })
            var from = AuditFilter()
            from.from = times[1]
            var to = AuditFilter()
            to.to = times[1]

            #expect(try await store.auditEvents(from, before: nil, limit: 9).map(\.sequence) == [3, 2])
            #expect(try await store.auditEvents(to, before: nil, limit: 9).map(\.sequence) == [1])
        }
    }

    @Test("the trail is verified across many reads, and up to the head", arguments: StoreKind.allCases)
    func manyReads(kind: StoreKind) async throws {
        try await kind.withStore { store in
            for _ in 0..<3 {
                try await store.commit(
                    .of { $0.audit = (0..<4001).map { SampleRecords(seed: $0).auditEntry() } })
            }
            let head = try #require(try await store.auditHead())
            let link = try #require(try await store.auditEvents(after: 7000, limit: 1).first)
            let known = AuditHead(sequence: link.sequence, hash: link.hash)
            let other = AuditHead(sequence: link.sequence, hash: head.hash)
            let later = AuditHead(sequence: head.sequence + 1, hash: head.hash)

            let plain = try await AuditVerification(of: store)
            #expect(plain.isValid && plain.events == 12003 && plain.headHash == head.hash)
            for expected in [known, head] {
                #expect(try await AuditVerification(of: store, expecting: expected).isValid)
            }
            #expect(try await AuditVerification(of: store, expecting: other).firstInvalidSequence == 7001)
            #expect(
                try await AuditVerification(of: store, expecting: later).firstInvalidSequence == 12004)
        }
    }

    @Test("of an empty trail only a checkpoint of nothing is right", arguments: StoreKind.allCases)
    func empty(kind: StoreKind) async throws {
        try await kind.withStore { store in
            let nothing = AuditHead(sequence: 0, hash: AuditEvent.genesisHash)
            let something = AuditHead(sequence: 1, hash: AuditEvent.genesisHash)

            let verification = try await AuditVerification(of: store)
            let right = try await AuditVerification(of: store, expecting: nothing)
            let wrong = try await AuditVerification(of: store, expecting: something)

            #expect(verification.isValid && verification.events == 0 && verification.headHash == nil)
            #expect(right.isValid)
            #expect(wrong.firstInvalidSequence == 1)
        }
    }
}
