import PaymentModel
import Payments
import Synchronization
import Tron
import TronNode

extension Judge {
    /// Everybody who is no wallet has on the chain what was ordered for them and came to pass, of each asset: neither more
    /// nor less, and nobody else has anything.
    func judgePayments() {
        let (paid, wallets) = store.tables.withLock { tables in (due(tables), Set(tables.walletIDs.keys)) }
        let balances = chain.main.solidified.balances
        let holders = Set(balances.trx.keys).union(balances.tokens.values.flatMap(\.keys))
        for address in holders.union(paid.addresses).subtracting(wallets).sorted() {
            for asset in AssetRegistry.simulated.assets {
                let (ordered, there) = (paid[asset, address], balances.units(of: asset, at: address))
                if ordered != there {
                    fail(
                        "orders",
                        "\(ordered) units of \(asset.symbol) were to come to \(address), and \(there) did")
                }
            }
        }
    }

    /// What the orders come to that are settled as paid, as they were ordered: not as records say it.
    private func due(_ tables: MemoryTables) -> Sums {
        var sums = Sums()
        for order in scenario.orders {
            guard let answer = tables.idempotency[order.key]?.answer else { continue }
            let text = String(decoding: answer.body, as: UTF8.self)
            let payout = PayoutID(text).flatMap { tables.payouts[$0] }
            let record = TransactionRecordID(text).flatMap { tables.transactions[$0] }
            if payout?.status == .completed || record?.status == .confirmed {
                sums.add(order.amount.units, of: order.amount.asset, to: order.recipient)
            }
        }
        return sums
    }
}
