import PaymentModel
import Payments
import Simulation
import Testing
import Tron

@Suite("Every store, asked for history and sums")
struct StoreContractArchiveTests {
    /// Many payouts, different in everything that selects them; few values each, so that every selection
    /// finds some.
    static func payouts(_ count: Int) throws -> [Payout] {
        var generator = SplitMix64(state: 2026)
        return try (0..<count).map { index in
            let sample = SampleRecords(seed: UInt64(index % 3))
            var order = PayoutOrder(
                route: PayoutRoute.allCases[Int.random(in: 0..<3, using: &generator)],
                recipient: SampleRecords(seed: UInt64.random(in: 20..<23, using: &generator)).key.address,
                amount: try #require(
                    AssetAmount(
                        [Asset.usdt, .trx][Int.random(in: 0..<2, using: &generator)],
                        units: Int64.random(in: 1...9_000_000, using: &generator))))
            if index % 4 == 0 { order.reference = "r-\(index)" }
            if index % 5 == 0 { order.batchID = BatchID("bat_01JDZZZZZZZZZZZZZZZZZZZZZ\(index % 2)") }
            // Two months, some at the same millisecond.
            let age = Int64.random(in: 0..<5000, using: &generator) * 1_036_000
            let createdAt = SampleRecords.start.adding(.milliseconds(age))
            let status = PayoutStatus.allCases[Int.random(in: 0..<7, using: &generator)]
            var payout = Payout(
                id: PayoutID(at: createdAt, random: Bytes(seed: UInt64(index))), order: order,
                wallet: sample.wallet(), status: status, approvalsRequired: 0, createdBy: "=payroll",
                createdAt: createdAt)
            if status == .completed {
                payout.completedAt = createdAt.adding(
                    .milliseconds(Int64.random(in: 0..<9_000_000, using: &generator)))
                payout.fee = Sun(Int64.random(in: 0...30_000_000, using: &generator))
            }
            return payout
        }
    }

    struct Bytes: RandomSource {
        let seed: UInt64
        func bytes(_ count: Int) -> [UInt8] {
            var generator = SplitMix64(state: seed)
            return (0..<count).map { _ in UInt8(truncatingIfNeeded: generator.next() >> 24) }
        }
    }

    private static func newestFirst(_ payouts: [Payout]) -> [Payout] {
        payouts.sorted { ($0.createdAt, $0.id) > ($1.createdAt, $1.id) }
    }

    @Test(
        "every selection is what a look at all payouts finds, page by page, records and lines alike",
        arguments: StoreKind.allCases)
    func history(kind: StoreKind) async throws {
        let payouts = try Self.payouts(400)
        try await kind.withStore { store in
            try await store.commit(.of { $0.payouts = payouts })
            var selections: [PayoutSelection] = []
            for mask in 0..<256 {
                let model = payouts[mask % payouts.count]
                var selection = PayoutSelection()
                if mask & 1 != 0 { selection.route = model.route }
                if mask & 2 != 0 { selection.status = model.status }
                if mask & 4 != 0 { selection.walletID = model.walletID }
                if mask & 8 != 0 { selection.batchID = model.batchID }
                if mask & 16 != 0 { selection.recipient = model.recipient }
                if mask & 32 != 0 { selection.reference = model.reference }
                if mask & 64 != 0 { selection.from = model.createdAt }
                if mask & 128 != 0 { selection.to = model.createdAt.adding(.seconds(2_000_000)) }
                selections.append(selection)
            }

            for selection in selections {
                let expected = Self.newestFirst(payouts.filter(selection.includes))
                var found: [Payout] = []
                var lines: [PayoutLine] = []
                var position: ListPosition?
                repeat {
                    let page = try await store.payouts(selection, after: position, limit: 37)
                    lines += try await store.payoutLines(selection, after: position, limit: 37)
                    found += page
                    position = page.last.map { ListPosition(createdAt: $0.createdAt, id: $0.id.text) }
                } while position != nil
                #expect(found.map(\.id) == expected.map(\.id))
                #expect(lines == expected.map(PayoutLine.init))
            }
        }
    }
}
