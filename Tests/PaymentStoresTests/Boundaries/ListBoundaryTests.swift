import PaymentModel
import Payments
import Simulation
import Testing
import Tron

/// Few moments and many records: every bound of a range is the time of several records, and every page ends among them.
@Suite("Lists, at their bounds")
struct ListBoundaryTests {
    private static let times = (0..<4).map { SampleRecords.start.adding(.milliseconds($0)) }
    /// Every `from` and `to` there is a reason to ask for.
    private static let bounds: [Timestamp?] =
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

    private static func isNewer(_ left: ListPosition, _ right: ListPosition) -> Bool {
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

    @Test("wallets and recipients: a page begins behind its place", arguments: StoreKind.allCases)
    func wallets(kind: StoreKind) async throws {
        let wallets = (0..<9).map { index in
            SampleRecords(seed: UInt64(index)).wallet(createdAt: Self.times[index % 3])
        }
        let recipients = wallets.map {
            Recipient(
                id: RecipientID(at: $0.createdAt, random: Draw(seed: UInt64($0.createdAt.milliseconds % 97))),
                order: RecipientOrder(name: $0.name, address: $0.address), createdBy: "a",
                createdAt: $0.createdAt)
        }
        try await kind.withStore { store in
            try await store.commit(
                .of {
                    $0.wallets = wallets
                    $0.recipients = Array(recipients.prefix(3))
                })
            let places = wallets.map { ListPosition(createdAt: $0.createdAt, id: $0.id.text) }
                .sorted(by: Self.isNewer)
            for place in places {
                let found = try await store.wallets(kind: nil, status: .active, after: place, limit: 2)
                #expect(
                    found.map(\.id.text) == places.filter { Self.isNewer(place, $0) }.prefix(2).map(\.id))
            }
            let trusted = recipients.prefix(3).map { ListPosition(createdAt: $0.createdAt, id: $0.id.text) }
                .sorted(by: Self.isNewer)
            for place in trusted {
                let found = try await store.recipients(after: place, limit: 1)
                #expect(
                    found.map(\.id.text) == trusted.filter { Self.isNewer(place, $0) }.prefix(1).map(\.id))
            }
        }
    }

    private struct Draw: RandomSource {
        let seed: UInt64
        func bytes(_ count: Int) -> [UInt8] {
            (0..<count).map { UInt8(truncatingIfNeeded: seed &* UInt64($0 + 3)) }
        }
    }

    /// Three at each time, of every asset and direction.
    private static func transfer(_ number: Int, of wallet: WalletID) throws -> WalletTransfer {
        let asset: Asset = number % 2 == 0 ? .usdt : .trx
        let amount = try #require(AssetAmount(asset, units: Int64(number + 1)))
        let time = ChainTime(milliseconds: times[number / 3].milliseconds)
        let log = asset == .usdt ? 0 : nil
        return WalletTransfer(
            walletID: wallet,
            part: .init(
                kind: .transfer, direction: number % 3 == 0 ? .outgoing : .incoming, amount: amount,
                counterparty: SampleRecords(seed: 1).recipient,
                in: (TransactionID(ofRawBytes: [UInt8(number)]), log)),
            at: .init(number: Int64(number / 3), time: time), record: nil)
    }

    private static func isAsked(_ transfer: WalletTransfer, by selection: TransferSelection) -> Bool {
        if let asset = selection.asset, asset != transfer.amount.asset { return false }
        if let direction = selection.direction, direction != transfer.direction { return false }
        if let from = selection.from, transfer.time.milliseconds < from.milliseconds { return false }
        if let to = selection.to, transfer.time.milliseconds >= to.milliseconds { return false }
        return true
    }

    @Test(
        "transfers: from is in, to is out, and a page begins before its place", arguments: StoreKind.allCases)
    func transfers(kind: StoreKind) async throws {
        let wallet = SampleRecords(seed: 1).wallet().id
        let transfers = try (0..<12).map { try Self.transfer($0, of: wallet) }
        try await kind.withStore { store in
            try await store.commit(.of { $0.transfers = transfers })
            let all = try await store.transfers(TransferSelection(walletID: wallet), before: nil, limit: 99)
            #expect(all.map(\.transfer) == transfers.reversed())
            for (from, to) in Self.bounds.flatMap({ from in Self.bounds.map { (from, $0) } }) {
                for (asset, direction) in [(nil, nil), (.usdt, nil), (nil, .incoming), (.trx, .incoming)]
                    as [(Asset?, TransferDirection?)]
                {
                    var selection = TransferSelection(walletID: wallet)
                    (selection.from, selection.to) = (from, to)
                    (selection.asset, selection.direction) = (asset, direction)
                    for start in [nil] + all.indices.map(Optional.some) {
                        let behind = start.map { all.dropFirst($0 + 1) } ?? all[...]
                        let expected = behind.filter { Self.isAsked($0.transfer, by: selection) }.prefix(2)

                        let found = try await store.transfers(
                            selection, before: start.map { all[$0].place }, limit: 2)

                        #expect(found == Array(expected), "\(selection)")
                    }
                }
            }
        }
    }
}

extension Payout {
    fileprivate var place: ListPosition { ListPosition(createdAt: createdAt, id: id.text) }
}

extension TransactionRecord {
    fileprivate var place: ListPosition { ListPosition(createdAt: createdAt, id: id.text) }
}

extension TransactionFilter {
    fileprivate static func with(_ adjust: (inout Self) -> Void) -> Self {
        var filter = Self()
        adjust(&filter)
        return filter
    }
}
