import PaymentModel
import Payments
import Simulation
import Testing
import Tron

extension ListBoundaryTests {
    struct Draw: RandomSource {
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
            at: .init(number: BlockNumber(Int64(number / 3)), time: time), record: nil)
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
