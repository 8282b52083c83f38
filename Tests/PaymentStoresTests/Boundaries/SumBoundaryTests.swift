import PaymentModel
import Payments
import Simulation
import Testing
import Tron

@Suite("Sums of payouts, at their bounds")
struct SumBoundaryTests {
    static let minute: Int64 = 60_000
    /// The beginning of a day.
    static let start = Timestamp(milliseconds: 1_699_920_000_000)

    /// Payouts at the last moment of a minute, an hour or a day, at the first of the next, and beside these.
    func payouts() throws -> [Payout] {
        let ends: [Int64] = [Self.minute, 60 * Self.minute, 1440 * Self.minute]
        let offsets: [Int64] = [0, 1] + ends.flatMap { [$0 - 1, $0, $0 + 1] }
        return try offsets.enumerated().map { index, offset in
            let sample = SampleRecords(seed: UInt64(index))
            var payout = try sample.payout(createdAt: Self.start.adding(.milliseconds(offset)))
            payout.status = .completed
            payout.completedAt = payout.createdAt.adding(.seconds(Int64(index + 1)))
            payout.fee = Sun(Int64(index) + 1)
            return payout
        }
    }

    @Test("a stretch begins with its first moment, and ends before its last", arguments: StoreKind.allCases)
    func stretches(kind: StoreKind) async throws {
        let payouts = try payouts()
        try await kind.withStore { store in
            try await store.commit(.of { $0.payouts = payouts })
            for level in RollupLevel.allCases {
                let unit = level.rawValue
                let ends = [0, unit, 2 * unit].map { Self.start.adding(.milliseconds($0)) }
                for (from, to) in ends.indices.flatMap({ first in ends[first...].map { (ends[first], $0) } })
                {
                    try await check(store, RollupSpan(level: level, from: from, to: to), payouts)
                }
            }
            let moments = payouts.map(\.createdAt).sorted()
            for (from, to) in moments.indices.flatMap({ first in
                moments[first...].map { (moments[first], $0) }
            }) {
                try await check(store, RollupSpan(level: nil, from: from, to: to), payouts)
            }
        }
    }

    private func check(_ store: any Store, _ span: RollupSpan, _ payouts: [Payout]) async throws {
        let expected = payouts.filter { $0.createdAt >= span.from && $0.createdAt < span.to }
        for route in [nil, PayoutRoute.v0] {
            let cells = try await store.payoutRollup(span, route: route)
            #expect(cells.reduce(0) { $0 + $1.count } == expected.count, "\(span)")
            #expect(
                cells.reduce(0) { $0 + $1.fees.value } == expected.reduce(0) { $0 + ($1.fee?.value ?? 0) })
            let durations = try await store.payoutDurations(span, route: route)
            #expect(durations.reduce(0) { $0 + $1.count } == expected.count, "\(span)")
        }
        #expect(try await store.payoutRollup(span, route: .kyc).isEmpty)
        #expect(try await store.payoutDurations(span, route: .kyc).isEmpty)
    }

    @Test("the longest of equal durations is kept, whichever is stored first", arguments: StoreKind.allCases)
    func longest(kind: StoreKind) async throws {
        for order in [[12_340, 12_399], [12_399, 12_340]] as [[Int64]] {
            for together in [true, false] {
                try await kind.withStore { store in
                    let payouts = try order.enumerated().map { index, milliseconds in
                        var payout = try SampleRecords(seed: UInt64(index)).payout(createdAt: Self.start)
                        payout.status = .completed
                        payout.completedAt = Self.start.adding(.milliseconds(milliseconds))
                        return payout
                    }
                    if together {
                        try await store.commit(.of { $0.payouts = payouts })
                    } else {
                        for payout in payouts { try await store.commit(.of { $0.payouts = [payout] }) }
                    }
                    let end = Self.start.adding(.milliseconds(Self.minute))
                    for level in [RollupLevel.minute, nil] {
                        let cells = try await store.payoutDurations(
                            RollupSpan(level: level, from: Self.start, to: end), route: nil)
                        #expect(cells.reduce(0) { $0 + $1.count } == 2)
                        #expect(cells.map(\.longest).max() == 12_399)
                        #expect(cells.allSatisfy { $0.milliseconds == 12_300 })
                    }
                }
            }
        }
    }
}
