import PaymentModel
import Payments
import Simulation
import Testing
import Tron

extension StoreContractArchiveTests {
    @Test("sums follow every change, and are what a look at all payouts finds", arguments: StoreKind.allCases)
    func rollups(kind: StoreKind) async throws {
        var payouts = try Self.payouts(300)
        try await kind.withStore { store in
            try await store.commit(.of { $0.payouts = payouts })
            // A third of them go on: their old sums must be gone.
            var changed: [Payout] = []
            for index in payouts.indices where index % 3 == 0 {
                payouts[index].version = 1
                payouts[index].fee = Sun(Int64(index))
                if payouts[index].status != .completed {
                    payouts[index].status = .completed
                    payouts[index].completedAt = payouts[index].createdAt.adding(.seconds(Int64(index)))
                }
                changed.append(payouts[index])
            }
            try await store.commit(.of { $0.payouts = changed })

            for route in [nil] + PayoutRoute.allCases.map(Optional.some) {
                let of = payouts.filter { route == nil || $0.route == route }
                for level in RollupLevel.allCases {
                    let span = RollupSpan(
                        level: level, from: Timestamp(milliseconds: 1_699_920_000_000),
                        to: Timestamp(milliseconds: 1_709_424_000_000))
                    let cells = try await store.payoutRollup(span, route: route)
                    #expect(cells.reduce(0) { $0 + $1.count } == of.count)
                    #expect(Set(cells.map(\.sum)) == Set(Self.scan(of, level.rawValue).map(\.sum)))
                    let durations = try await store.payoutDurations(span, route: route)
                    #expect(Self.byLength(durations) == Self.byLength(Self.durations(of)))
                }
                let edge = RollupSpan(
                    level: nil, from: SampleRecords.start, to: SampleRecords.start.adding(.seconds(9)))
                let inEdge = of.filter { $0.createdAt < edge.to }
                let cells = try await store.payoutRollup(edge, route: route)
                #expect(cells.reduce(0) { $0 + $1.units } == inEdge.reduce(0) { $0 + $1.amount.units })
                #expect(
                    Self.byLength(try await store.payoutDurations(edge, route: route))
                        == Self.byLength(Self.durations(inEdge)))
            }
        }
    }

    @Test(
        "payouts of a refused change are in no sum, whatever is committed with it",
        arguments: StoreKind.allCases)
    func refusedSums(kind: StoreKind) async throws {
        let payouts = try Self.payouts(64)
        try await kind.withStore { store in
            let key = CounterKey.reserved(SampleRecords(seed: 1).wallet().id, .usdt)
            let counts = await outcomes(of: payouts.count) { index throws(StoreError) in
                try await store.commit(
                    .of {
                        $0.payouts = [payouts[index]]
                        $0.counters = [CounterChange(key: key, delta: index.isMultiple(of: 2) ? 1 : -100)]
                    })
            }

            #expect(counts == [nil: 32, .counterExceeded: 32])
            let stored = payouts.indices.filter { $0.isMultiple(of: 2) }.map { payouts[$0] }
            let span = RollupSpan(
                level: .day, from: Timestamp(milliseconds: 1_699_920_000_000),
                to: Timestamp(milliseconds: 1_709_424_000_000))
            let cells = try await store.payoutRollup(span, route: nil)
            #expect(
                Set(cells.map(\.sum)) == Set(Self.scan(stored, RollupLevel.day.rawValue).map(\.sum)))
            #expect(
                Self.byLength(try await store.payoutDurations(span, route: nil))
                    == Self.byLength(Self.durations(stored)))
        }
    }

    @Test("a batch is counted by status and asset", arguments: StoreKind.allCases)
    func batches(kind: StoreKind) async throws {
        let payouts = try Self.payouts(200)
        let batch = try #require(payouts[0].batchID)
        try await kind.withStore { store in
            try await store.commit(.of { $0.payouts = payouts })
            let tallies = try await store.batchCounts(batch)
            let own = payouts.filter { $0.batchID == batch }
            #expect(tallies.reduce(0) { $0 + $1.count } == own.count)
            for tally in tallies {
                let same = own.filter { $0.status == tally.status && $0.amount.asset == tally.asset }
                #expect(tally.count == same.count)
                #expect(tally.units == same.reduce(0) { $0 + $1.amount.units })
            }
            #expect(
                try await store.batchCounts(try #require(BatchID("bat_01JDZZZZZZZZZZZZZZZZZZZZZ9"))).isEmpty)
        }
    }

    @Test(
        "an address is trusted once at a time, and a change may require that a recipient is as it was",
        arguments: StoreKind.allCases)
    func recipients(kind: StoreKind) async throws {
        func recipient(_ seed: UInt64, _ address: Address) -> Recipient {
            Recipient(
                id: RecipientID(at: SampleRecords.start, random: Bytes(seed: seed)),
                order: RecipientOrder(name: "r\(seed)", address: address), createdBy: "a",
                createdAt: SampleRecords.start.adding(.seconds(Int64(seed))))
        }
        let address = SampleRecords(seed: 1).key.address
        try await kind.withStore { store in
            let first = recipient(1, address)
            try await store.commit(.of { $0.recipients = [first] })
            let stored = try #require(try await store.recipient(first.id))
            #expect(try await store.trustedRecipient(at: address)?.id == first.id)
            #expect(
                await storeErrorCode { () async throws(StoreError) in
                    try await store.commit(.of { $0.recipients = [recipient(2, address)] })
                } == .addressTaken)

            try await store.commit(.of { $0.unchangedRecipients = [stored] })
            var revoked = stored
            revoked.status = .revoked
            try await store.commit(.of { $0.recipients = [revoked] })
            #expect(
                await storeErrorCode { () async throws(StoreError) in
                    try await store.commit(.of { $0.unchangedRecipients = [stored] })
                } == .versionConflict)
            #expect(try await store.trustedRecipient(at: address) == nil)
            try await store.commit(.of { $0.recipients = [recipient(2, address)] })

            let page = try await store.recipients(after: nil, limit: 1)
            let rest = try await store.recipients(
                after: page.last.map { ListPosition(createdAt: $0.createdAt, id: $0.id.text) }, limit: 5)
            #expect((page + rest).map(\.name) == ["r2", "r1"])
        }
    }

    private static func scan(_ payouts: [Payout], _ span: Int64) -> [RollupCell] {
        var groups: [String: RollupCell] = [:]
        for payout in payouts {
            let start = payout.createdAt.milliseconds - payout.createdAt.milliseconds % span
            let key = "\(start)/\(payout.route)/\(payout.amount.asset)/\(payout.status)"
            let before = groups[key]
            groups[key] = RollupCell(
                start: Timestamp(milliseconds: start), route: payout.route, asset: payout.amount.asset,
                status: payout.status, count: (before?.count ?? 0) + 1,
                units: (before?.units ?? 0) + payout.amount.units,
                fees: Sun((before?.fees.value ?? 0) + (payout.fee?.value ?? 0)))
        }
        return Array(groups.values)
    }

    private static func durations(_ payouts: [Payout]) -> [DurationCell] {
        payouts.compactMap { payout in
            payout.completedAt.map { completedAt in
                let longest = completedAt.milliseconds - payout.createdAt.milliseconds
                return DurationCell(milliseconds: DurationCell.rounded(longest), count: 1, longest: longest)
            }
        }
    }

    private static func byLength(_ cells: [DurationCell]) -> [Int64: [Int64]] {
        var sums: [Int64: [Int64]] = [:]
        for cell in cells {
            let before = sums[cell.milliseconds] ?? [0, 0]
            sums[cell.milliseconds] = [before[0] + Int64(cell.count), max(before[1], cell.longest)]
        }
        return sums
    }
}

extension RollupCell {
    /// All of it as one value.
    fileprivate var sum: String {
        "\(start.milliseconds) \(route) \(asset) \(status) \(count) \(units) \(fees.value)"
    }
}
