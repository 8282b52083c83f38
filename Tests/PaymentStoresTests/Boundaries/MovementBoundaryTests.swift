import PaymentModel
import Payments
import Simulation
import Testing
import Tron

@Suite("Movements, at their bounds")
struct MovementBoundaryTests {
    private static let wallet = SampleRecords(seed: 1).wallet()

    /// Three blocks, in each several movements of the same units, of the same and of other transactions.
    private func records() throws -> (movements: [Movement], transactions: [TransactionRecord]) {
        let transactions = try (1...12).map {
            try SampleRecords(seed: UInt64($0)).transaction(wallet: Self.wallet)
        }
        let movements = transactions.enumerated().flatMap { index, record in
            Movement.Kind.allCases.map { kind in
                Movement(
                    walletID: Self.wallet.id, asset: .trx, block: BlockNumber(Int64(10 + index / 4)),
                    units: index % 4 < 3 ? -5 : -4, kind: kind, transactionID: record.id)
            }
        }
        return (movements, transactions)
    }

    @Test(
        "movements are told in one order, each once, however they are divided", arguments: StoreKind.allCases)
    func pages(kind: StoreKind) async throws {
        let (movements, transactions) = try records()
        let account = LedgerAccount(walletID: Self.wallet.id, asset: .trx)
        try await kind.withStore { store in
            try await store.commit(
                .of {
                    $0.movements = movements.reversed()
                    $0.transactions = transactions
                })
            for (first, last) in [(10, 12), (10, 10), (11, 12), (11, 11), (0, 9), (13, 20), (0, 11)]
                as [(BlockNumber, BlockNumber)]
            {
                let expected = movements.filter { (first...last).contains($0.block) }.sorted {
                    ($0.block, $0.units, $0.transactionID.text, $0.kind.rawValue)
                        < ($1.block, $1.units, $1.transactionID.text, $1.kind.rawValue)
                }
                for limit in [1, 2, 5, 100] {
                    var found: [Movement] = []
                    while true {
                        let page = try await store.movements(
                            of: account, in: first...last, after: found.last, limit: limit)
                        for (movement, cause) in page {
                            let record = transactions.first { $0.id == movement.transactionID }
                            #expect(cause == record.map { MovementCause($0) })
                        }
                        found += page.map(\.movement)
                        if page.count < limit || found.count > movements.count { break }
                    }
                    #expect(found == expected, "\(first)...\(last) by \(limit)")
                }
                let sum = try await store.moved(
                    of: Self.wallet.id, asset: .trx, after: first.advanced(by: -1), through: last)
                #expect(sum == expected.reduce(0) { $0 + $1.units })
            }
        }
    }

    @Test("comparisons are told behind a block, the oldest first", arguments: StoreKind.allCases)
    func comparisons(kind: StoreKind) async throws {
        let account = LedgerAccount(walletID: Self.wallet.id, asset: .usdt)
        let compared = [10, 11, 13].map {
            Reconciliation(
                at: SampleRecords.start, walletID: Self.wallet.id, asset: .usdt, block: $0, books: 0, chain: 5
            )
        }
        try await kind.withStore { store in
            for one in compared { try await store.commit(.of { $0.reconciliations = [one] }) }
            for block in (8...15).map({ BlockNumber($0) }) {
                let later = try await store.reconciliations(of: account, after: block, limit: 2)
                #expect(later == Array(compared.filter { $0.block > block }.prefix(2)))
                #expect(
                    try await store.reconciliation(of: account, before: block)
                        == compared.last { $0.block < block })
            }
        }
    }
}
