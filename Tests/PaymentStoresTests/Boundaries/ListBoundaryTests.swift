import PaymentModel
import Payments
import Simulation
import Testing
import Tron

/// Few moments and many records: every bound of a range is the time of several records, and every page ends among them.
@Suite("Lists, at their bounds")
struct ListBoundaryTests {
    static let times = (0..<4).map { SampleRecords.start.adding(.milliseconds($0)) }
    /// Every `from` and `to` there is a reason to ask for.
    static let bounds: [Timestamp?] =
        [nil, SampleRecords.start.adding(.milliseconds(-1))] + times
        + [SampleRecords.start.adding(.milliseconds(4))]

    private struct Entry {
        let place: ListPosition
        let from, to: Timestamp?

        /// Whether something of `time` and `id` is behind the place, and in the range.
        func tells(_ time: Timestamp, _ id: String) -> Bool {
            (time.milliseconds, id) < (place.createdAt.milliseconds, place.id)
                && from.map { time >= $0 } ?? true && to.map { time < $0 } ?? true
        }
    }

    /// Each range, from the list's beginning and from behind each record, also of those that are not in the range.
    private static func entries(_ places: [ListPosition]) -> [Entry] {
        bounds.flatMap { from in
            bounds.flatMap { to in
                ([ListPosition(createdAt: Timestamp(milliseconds: .max), id: "")] + places).map {
                    Entry(place: $0, from: from, to: to)
                }
            }
        }
    }

    static func isNewer(_ left: ListPosition, _ right: ListPosition) -> Bool {
        (left.createdAt.milliseconds, left.id) > (right.createdAt.milliseconds, right.id)
    }

    private func payouts() throws -> [Payout] {
        try (0..<12).map { index in
            let sample = SampleRecords(seed: UInt64(index))
            return try sample.payout(
                createdAt: Self.times[index % 4], wallet: SampleRecords(seed: UInt64(index % 2)).wallet())
        }
    }

    @Test("payouts: from is in, to is out, and a page begins behind its place", arguments: StoreKind.allCases)
    func payouts(kind: StoreKind) async throws {
        let payouts = try payouts().sorted { Self.isNewer($0.place, $1.place) }
        try await kind.withStore { store in
            try await store.commit(.of { $0.payouts = payouts })
            for wallet in [nil, payouts[0].walletID] {
                for entry in Self.entries(payouts.map(\.place)) {
                    var selection = PayoutSelection()
                    (selection.walletID, selection.from, selection.to) = (wallet, entry.from, entry.to)
                    let expected = payouts.filter {
                        entry.tells($0.createdAt, $0.id.text) && (wallet ?? $0.walletID) == $0.walletID
                    }.prefix(3)

                    let found = try await store.payouts(selection, after: entry.place, limit: 3)
                    let lines = try await store.payoutLines(selection, after: entry.place, limit: 3)

                    #expect(found.map(\.id) == expected.map(\.id), "\(entry)")
                    #expect(lines.map(\.id) == expected.map(\.id), "\(entry)")
                }
            }
        }
    }

    @Test(
        "transactions: from is in, to is out, and a page begins behind its place",
        arguments: StoreKind.allCases)
    func transactions(kind: StoreKind) async throws {
        let records = try (0..<12).map { index in
            try SampleRecords(seed: UInt64(index)).transaction(
                createdAt: Self.times[index % 4], wallet: SampleRecords(seed: UInt64(index % 2)).wallet())
        }.sorted { Self.isNewer($0.place, $1.place) }
        let filters = [
            TransactionFilter(), .with { $0.walletID = records[0].walletID }, .with { $0.status = .queued },
            .with { $0.kind = .usdtTransfer },
        ]
        try await kind.withStore { store in
            try await store.commit(.of { $0.transactions = records })
            for var filter in filters {
                for entry in Self.entries(records.map(\.place)) {
                    (filter.from, filter.to) = (entry.from, entry.to)
                    let expected = records.filter {
                        entry.tells($0.createdAt, $0.id.text)
                            && (filter.walletID ?? $0.walletID) == $0.walletID
                    }.prefix(3)

                    let found = try await store.transactions(filter, after: entry.place, limit: 3)

                    #expect(found.map(\.id) == expected.map(\.id), "\(entry)")
                }
            }
        }
    }
}

extension Payout {
    var place: ListPosition { ListPosition(createdAt: createdAt, id: id.text) }
}

extension TransactionRecord {
    var place: ListPosition { ListPosition(createdAt: createdAt, id: id.text) }
}

extension TransactionFilter {
    fileprivate static func with(_ adjust: (inout Self) -> Void) -> Self {
        var filter = Self()
        adjust(&filter)
        return filter
    }
}
