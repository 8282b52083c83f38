import PaymentModel
import Payments
import Testing
import Tron

extension StoreContractQueryTests {
    @Test("wallets take turns in both queues, whatever is in them", arguments: StoreKind.allCases)
    func turns(kind: StoreKind) async throws {
        try await kind.withStore { store in
            let wallets = (1...4 as ClosedRange<UInt64>).map { SampleRecords(seed: $0).wallet() }
                .sorted { $0.id < $1.id }
            // The first wallet has most, the third nothing that is due.
            let owners = Array(repeating: wallets[0], count: 30) + [wallets[1], wallets[2], wallets[3]]
            func isDue(_ owner: Wallet) -> Bool { owner.id != wallets[2].id }
            try await store.commit(
                try .of { change in
                    for (index, owner) in owners.enumerated() {
                        let sample = SampleRecords(seed: UInt64(index) + 100)
                        let due = isDue(owner) ? start : start.adding(.seconds(60))
                        change.payouts.append(
                            try sample.payout(priority: 1 + index % 10, wallet: owner).with {
                                $0.nextActionAt = due
                            })
                        change.transactions.append(
                            try sample.transaction(priority: 1 + index % 10, wallet: owner).with {
                                $0.nextActionAt = due
                            })
                    }
                })
            let first = QueueTurn(after: nil, wallets: 2, perWallet: 5)
            let second = QueueTurn(after: wallets[1].id, wallets: 2, perWallet: 5)

            let payouts = try await store.payoutsToFund(at: start, turn: first)
            let transactions = try await store.transactionsToSign(at: start, turn: first)
            let expected = Array(repeating: wallets[0].id, count: 5) + [wallets[1].id]
            #expect(payouts.map(\.walletID) == expected)
            #expect(payouts.prefix(5).map(\.priority) == [10, 10, 10, 9, 9])
            #expect(transactions.map(\.walletID) == expected)
            #expect(transactions.prefix(5).map(\.priority) == [10, 10, 10, 9, 9])
            let rest = try await store.payoutsToFund(at: start, turn: second)
            #expect(rest.map(\.walletID) == [wallets[3].id])
            let last = QueueTurn(after: wallets[3].id, wallets: 2, perWallet: 5)
            #expect(try await store.transactionsToSign(at: start, turn: last).isEmpty)
        }
    }
}
