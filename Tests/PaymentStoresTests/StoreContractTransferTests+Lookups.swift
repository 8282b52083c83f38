import PaymentModel
import Payments
import Simulation
import Testing
import Tron

extension StoreContractTransferTests {
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
