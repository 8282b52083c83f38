import PaymentModel
import Payments
import Simulation
import Testing
import Tron

extension SumBoundaryTests {
    @Test(
        "a sum that does not fit stays at the largest number", arguments: StoreKind.allCases, [true, false])
    func overflow(kind: StoreKind, together: Bool) async throws {
        let payouts = try (0..<3).map { index in
            let order = PayoutOrder(
                route: .v0, recipient: SampleRecords(seed: 1).recipient,
                amount: try #require(AssetAmount(.usdt, units: .max - 5)))
            return Payout(
                id: try SampleRecords(seed: UInt64(index)).payout().id, order: order,
                wallet: SampleRecords(seed: 1).wallet(), status: .failed, approvalsRequired: 0,
                createdBy: "a", createdAt: Self.start)
        }
        try await kind.withStore { store in
            if together {
                try await store.commit(.of { $0.payouts = payouts })
            } else {
                for payout in payouts { try await store.commit(.of { $0.payouts = [payout] }) }
            }
            let end = Self.start.adding(.milliseconds(Self.minute))

            let cells = try await store.payoutRollup(
                RollupSpan(level: .minute, from: Self.start, to: end), route: nil)

            #expect(cells.map(\.units) == [.max] && cells.map(\.count) == [3])
        }
    }
}
