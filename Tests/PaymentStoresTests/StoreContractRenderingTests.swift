import PaymentModel
import PaymentWire
import Payments
import Simulation
import StrictJSON
import Testing
import Tron

@Suite("Every store: lists as the contract shows them")
struct StoreContractRenderingTests {
    private func items(_ json: [UInt8]) -> String { "[" + String(decoding: json, as: UTF8.self) + "]" }

    private func text(_ items: [JSON]) -> String { JSON.array(items).text }

    @Test("each page shows what the records are, and says whether one follows", arguments: StoreKind.allCases)
    func pages(kind: StoreKind) async throws {
        try await kind.withStore { store in
            var change = Change()
            for index in 0..<7 {
                // Some at the same moment: the id decides then.
                let time = Timestamp(milliseconds: SampleRecords.start.milliseconds + Int64(index / 2))
                let sample = SampleRecords(seed: UInt64(index + 1))
                change.wallets.append(sample.wallet(createdAt: time))
                change.transactions.append(try sample.transaction(createdAt: time))
                change.payouts.append(try sample.payout(createdAt: time))
            }
            try await store.commit(change)
            for limit in [1, 3, 6, 7, 8] {
                var (payouts, transactions, wallets): (ListPosition?, ListPosition?, ListPosition?)
                for _ in 0..<(7 + limit - 1) / limit {
                    let page = try await store.renderedPayouts(
                        PayoutSelection(), after: payouts, limit: limit)
                    let records = try await store.payouts(PayoutSelection(), after: payouts, limit: limit)
                    #expect(items(page.json) == text(records.map(\.json)))
                    payouts = page.next
                    let made = try await store.renderedTransactions(
                        TransactionFilter(), after: transactions, limit: limit, head: 7)
                    let all = try await store.transactions(
                        TransactionFilter(), after: transactions, limit: limit)
                    #expect(items(made.json) == text(all.map { $0.json(confirmations: nil) }))
                    transactions = made.next
                    let shown = try await store.renderedWallets(
                        kind: .local, status: .active, after: wallets, limit: limit)
                    let own = try await store.wallets(
                        kind: .local, status: .active, after: wallets, limit: limit)
                    #expect(items(shown.json) == text(own.map(\.json)))
                    wallets = shown.next
                }
                #expect(payouts == nil && transactions == nil && wallets == nil, "of \(limit)")
            }
            let none = try await store.renderedWallets(kind: .watch, status: nil, after: nil, limit: 5)
            #expect(none == RenderedItems(json: [], next: nil))
        }
    }

    @Test(
        "events of a type are found behind others, and the next page begins behind them",
        arguments: StoreKind.allCases)
    func events(kind: StoreKind) async throws {
        try await kind.withStore { store in
            let sample = SampleRecords(seed: 1)
            var change = Change()
            change.wallets = [sample.wallet()]
            let types = [
                "payout.created", "wallet.created", "payout.completed", "wallet.frozen", "payout.created",
            ]
            for (index, type) in types.enumerated() {
                let record: FeedRecord =
                    type.hasPrefix("wallet") ? .wallet(sample.wallet()) : .payout(try sample.payout())
                change.events.append(sample.event(record, type: type, place: UInt64(10 + index)))
            }
            try await store.commit(change)
            func found(_ type: String?, limit: Int, scanLimit: Int = 100) async throws -> RenderedEvents {
                try await store.renderedEvents(
                    after: 0, EventFilter(type: type), limit: limit, scanLimit: scanLimit)
            }
            let json = try await store.events(after: 0, limit: 9).map(\.event.json)
            let all = try await found(nil, limit: 5)
            #expect(items(all.json) == text(json) && all.next == 5 && all.count == 5)
            let payouts = try await found("payout.", limit: 2)
            #expect(items(payouts.json) == text([json[0], json[2]]) && payouts.next == 3)
            let frozen = try await found("wallet.frozen", limit: 9)
            #expect(items(frozen.json) == text([json[3]]) && frozen.next == 5 && frozen.count == 1)
            let none = try await found("wallet", limit: 9, scanLimit: 3)
            #expect(none == RenderedEvents(json: [], count: 0, next: 3))
            let readable = try await store.renderedEvents(
                after: 0, EventFilter(areas: [.wallet]), limit: 9, scanLimit: 9)
            #expect(items(readable.json) == text([json[1], json[3]]) && readable.next == 5)
        }
    }
}
