import PaymentModel
import Payments
import Simulation
import Testing
import Tron

@Suite("Every store, keeping what the chain moved")
struct StoreContractTransferTests {
    let sample = SampleRecords(seed: 1)
    let wallet = SampleRecords(seed: 1).wallet().id

    func transfer(
        _ number: Int, _ direction: TransferDirection, _ units: Int64, asset: Asset = .usdt,
        block: BlockNumber,
        isOurs: Bool = false, kind: WalletTransfer.Kind = .transfer
    ) throws -> WalletTransfer {
        WalletTransfer(
            walletID: wallet,
            part: .init(
                kind: kind, direction: direction,
                amount: try #require(AssetAmount(asset, units: units)),
                counterparty: kind == .fee ? nil : sample.recipient,
                in: (
                    TransactionID(ofRawBytes: [UInt8(number / 256), UInt8(number % 256)]),
                    asset == .usdt ? 0 : nil
                )),
            at: .init(number: block, time: ChainTime(milliseconds: 1_700_000_000_000 + block.value * 3000)),
            record: isOurs ? try sample.transaction().id : nil)
    }

    @Test("a transfer is recorded once for a wallet and a direction", arguments: StoreKind.allCases)
    func once(kind: StoreKind) async throws {
        try await kind.withStore { store in
            let received = try transfer(1, .incoming, 5, block: 10)
            let sent = try transfer(1, .outgoing, 5, block: 10)
            let fee = try transfer(1, .outgoing, 7, asset: .trx, block: 10, kind: .fee)
            #expect(await refusal(of: store) { $0.transfers = [received, sent, fee] } == nil)
            #expect(await refusal(of: store) { $0.transfers = [received] } == .versionConflict)
            #expect(await refusal(of: store) { $0.transfers = [fee] } == .versionConflict)

            let found = try await store.transfers(TransferSelection(walletID: wallet), before: nil, limit: 9)

            #expect(Set(found.map(\.transfer)) == [received, sent], "fees are in no history")
            #expect(found.count == 2)
        }
    }

    @Test("the position moves with what was read, or neither is stored", arguments: StoreKind.allCases)
    func position(kind: StoreKind) async throws {
        try await kind.withStore { store in
            #expect(try await store.transferPosition() == nil)
            let position = TransferPosition(
                version: 0, begin: try sample.block(5), read: try sample.block(9))
            try await store.commit(.of { $0.transferPosition = position })
            let stored = try #require(try await store.transferPosition())
            let late = try transfer(1, .incoming, 5, block: 10)

            let stale = await refusal(of: store) {
                $0.transfers = [late]
                $0.transferPosition = position
            }
            #expect(stale == .versionConflict)
            #expect(
                try await store.transfers(TransferSelection(walletID: wallet), before: nil, limit: 9).isEmpty)
            var next = stored
            next.read = try sample.block(10)
            try await store.commit(
                .of {
                    $0.transfers = [late]
                    $0.transferPosition = next
                })
            #expect(stored.version == 1 && stored.begin == position.begin && stored.read == position.read)
            #expect(try await store.transferPosition()?.read == next.read)
            #expect(
                try await store.transfers(TransferSelection(walletID: wallet), before: nil, limit: 9).count
                    == 1)
        }
    }

    @Test("every selection is what a look at all finds, page by page", arguments: StoreKind.allCases)
    func selections(kind: StoreKind) async throws {
        var generator = SplitMix64(state: 7)
        let transfers = try (0..<120).map { number in
            try transfer(
                number, Bool.random(using: &generator) ? .incoming : .outgoing, Int64(number + 1),
                asset: Bool.random(using: &generator) ? .usdt : .trx, block: BlockNumber(Int64(number / 4)),
                isOurs: Bool.random(using: &generator))
        }
        try await kind.withStore { store in
            try await store.commit(.of { $0.transfers = transfers })
            for mask in 0..<36 {
                var selection = TransferSelection(walletID: wallet)
                selection.asset = [nil, .usdt, .trx][mask % 3]
                selection.direction = [nil, .incoming, .outgoing][mask / 3 % 3]
                if mask % 2 == 0 { selection.from = Timestamp(milliseconds: 1_700_000_000_000 + 6 * 3000) }
                if mask / 9 % 2 == 0 { selection.to = Timestamp(milliseconds: 1_700_000_000_000 + 20 * 3000) }
                let expected = Array(transfers.filter(selection.includes).reversed())

                var found: [StoredTransfer] = []
                while true {
                    let page = try await store.transfers(selection, before: found.last?.place, limit: 7)
                    found += page
                    if page.count < 7 { break }
                }

                #expect(found.map(\.transfer) == expected)
            }
        }
    }
}
