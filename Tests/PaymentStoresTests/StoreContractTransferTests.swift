import PaymentModel
import Payments
import Simulation
import Testing
import Tron

@Suite("Every store, keeping what the chain moved")
struct StoreContractTransferTests {
    private let sample = SampleRecords(seed: 1)
    private let wallet = SampleRecords(seed: 1).wallet().id

    private func transfer(
        _ number: Int, _ direction: TransferDirection, _ units: Int64, asset: Asset = .usdt, block: Int64,
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
            at: .init(number: block, time: ChainTime(milliseconds: 1_700_000_000_000 + block * 3000)),
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
                asset: Bool.random(using: &generator) ? .usdt : .trx, block: Int64(number / 4),
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

    @Test(
        "what no record of ours made adds up, and is found in the chain's order",
        arguments: StoreKind.allCases)
    func unbooked(kind: StoreKind) async throws {
        try await kind.withStore { store in
            let account = LedgerAccount(walletID: wallet, asset: .trx)
            let wanted = [
                try transfer(1, .incoming, 100, asset: .trx, block: 10),
                try transfer(2, .incoming, 50, asset: .trx, block: 11, isOurs: true),
                try transfer(4, .outgoing, 7, asset: .trx, block: 11),
                try transfer(4, .outgoing, 1, asset: .trx, block: 11, kind: .fee),
                try transfer(5, .incoming, 9, asset: .trx, block: 12),
            ]
            var all = wanted
            all.insert(try transfer(3, .outgoing, 30, asset: .trx, block: 11, isOurs: true), at: 2)
            all.append(try transfer(6, .incoming, 1000, block: 12))
            try await store.commit(.of { $0.transfers = all })

            var found: [StoredTransfer] = []
            while true {
                let page = try await store.unbookedTransfers(
                    of: account, in: 10...12, after: found.last, limit: 2)
                found += page
                if page.count < 2 { break }
            }
            let middle = try await store.unbookedTransfers(of: account, in: 11...11, after: nil, limit: 9)

            #expect(found.map(\.transfer) == wanted)
            #expect(middle.map(\.transfer) == Array(wanted[1...3]))
            #expect(try await store.unbookedSum(of: account, in: 10...12) == 151)
            #expect(try await store.unbookedSum(of: account, in: 11...11) == 42)
            #expect(try await store.unbookedSum(of: account, in: 13...20) == 0)
        }
    }

    @Test("wallets are found by address, records by what they signed", arguments: StoreKind.allCases)
    func lookups(kind: StoreKind) async throws {
        try await kind.withStore { store in
            let wallets = (1...3 as ClosedRange<UInt64>).map { SampleRecords(seed: $0).wallet() }
            var record = try sample.transaction()
            record.attempts = [try sample.attempt(1)]
            record.status = .signed
            try await store.commit(
                .of {
                    $0.wallets = wallets
                    $0.transactions = [record]
                })
            let (known, signed) = (wallets[1].address, record.attempts[0].txID)
            let other = TransactionID(ofRawBytes: [9])

            #expect(try await store.walletIDs(at: [known, sample.recipient]) == [known: wallets[1].id])
            #expect(try await store.walletIDs(at: []).isEmpty)
            #expect(try await store.recordIDs(ofAttempts: [signed, other]) == [signed: record.id])
            #expect(try await store.recordIDs(ofAttempts: []).isEmpty)
        }
    }

    @Test(
        "the comparison before another is found, and an event tells a transfer", arguments: StoreKind.allCases
    )
    func comparisonAndEvent(kind: StoreKind) async throws {
        try await kind.withStore { store in
            let compared = [10, 12].map { block in
                Reconciliation(
                    at: SampleRecords.start, walletID: wallet, asset: .usdt, block: block, books: 0, chain: 5)
            }
            let moved = try transfer(1, .incoming, 5, block: 10)
            let event = sample.event(.transfer(moved), type: "transfer.received")
            try await store.commit(
                .of {
                    $0.reconciliations = compared
                    $0.events = [event]
                })
            let account = LedgerAccount(walletID: wallet, asset: .usdt)

            #expect(try await store.reconciliation(of: account, before: 12) == compared[0])
            #expect(try await store.reconciliation(of: account, before: 13) == compared[1])
            #expect(try await store.reconciliation(of: account, before: 10) == nil)
            #expect(try await store.events(after: 0, limit: 1).map(\.event) == [event])
        }
    }
}
