import PaymentModel
import Payments
import Synchronization
import Tron
import TronNode

extension Judge {
    /// What the follower is past is settled, and on the true chain.
    func judgeCursor() {
        guard let position = store.tables.withLock(\.follower) else { return }
        let number = position.solidified.block.number
        let main = chain.main
        guard number <= Int64(main.solid), main.blocks[Int(number)].id == position.solidified.block else {
            return fail("cursor", "the cursor is at \(number), which is not solidified there")
        }
        let records = store.tables.withLock(\.transactions)
        for attempt in signed.values {
            guard let block = chain.block(with: attempt.id, of: main, in: .solidified), block.number <= number
            else { continue }
            if records[attempt.recordID]?.receipt?.txID != attempt.id {
                fail(
                    "I8",
                    "\(attempt.id) is in block \(block.number), the cursor is at \(number): never settled")
            }
        }
        judgeBooks(records.values, at: main.blocks[Int(number)])
    }

    /// Money in, less payments and fees, is what the chain has at the cursor.
    private func judgeBooks(_ records: some Collection<TransactionRecord>, at block: SimulatedBlock) {
        var booked = Sums()
        for earlier in chain.main.blocks[0...Int(block.number)] {
            for deposit in earlier.deposits {
                for amount in deposit.amounts { booked.add(amount.units, of: amount.asset, to: deposit.to) }
            }
        }
        let owners = booked.addresses
        for record in records {
            guard let receipt = record.receipt, receipt.solidified else { continue }
            booked.add(-receipt.fee.value, of: .trx, to: record.from)
            guard record.status == .confirmed, let amount = record.intent.amount else { continue }
            booked.add(-amount.units, of: amount.asset, to: record.from)
        }
        for address in owners {
            for asset in AssetRegistry.simulated.assets {
                let (books, there) = (booked[asset, address], block.balances.units(of: asset, at: address))
                if books != there {
                    fail(
                        "I5",
                        """
                        the books of \(address) say \(books) \(asset.symbol), the chain \(there) at block \
                        \(block.number)
                        """)
                }
            }
        }
    }

    /// What a comparison cannot explain is what came from outside since the one before, no more and no less.
    func judge(_ reconciliation: Reconciliation) {
        let key = CounterKey.reserved(reconciliation.walletID, reconciliation.asset)
        let last = compared[key]
        compared[key] = reconciliation
        let address = store.tables.withLock { $0.wallets[reconciliation.walletID]?.address } ?? .zero
        let (asset, main) = (reconciliation.asset, chain.main)
        guard reconciliation.block <= Int64(main.solid) else {
            return fail("I5", "books were compared at block \(reconciliation.block), which is not solidified")
        }
        let there = main.blocks[Int(reconciliation.block)].balances.units(of: asset, at: address)
        let came = main.blocks[Int(last?.block ?? -1) + 1...Int(reconciliation.block)].flatMap(\.deposits)
            .filter { $0.to == address }.reduce(0) { $0 + $1.units(of: asset) }
        let unexplained = last == nil ? reconciliation.opening : reconciliation.difference
        let isOpening = reconciliation.opening != nil && reconciliation.difference == 0
        let isRight = unexplained == came && isOpening == (last == nil)
        if reconciliation.chain != there || !isRight {
            fail(
                "I5",
                """
                books of \(reconciliation.walletID) say \(reconciliation.books) \(asset.symbol) and the chain \
                \(reconciliation.chain) at block \(reconciliation.block); \(came) came from outside
                """)
        }
    }

    /// What is reserved is what unfinished records hold; what is promised is what payouts wait for that are accepted;
    /// what the policy counts is what payouts say that they count.
    func judgeReservations() {
        let (counters, records, payouts, all) = store.tables.withLock { tables in
            (
                tables.counters, tables.openTransactions.compactMap { tables.transactions[$0] },
                Array(tables.payouts.values), Array(tables.transactions.values)
            )
        }
        var held: [CounterKey: Int64] = [:]
        for record in all {
            for (key, units) in record.movement?.counts(at: record.countedTimes) ?? [] {
                held[key, default: 0] += units
            }
        }
        for record in records {
            for (key, units) in record.reservation.counters(of: record.walletID) {
                held[key, default: 0] += units
            }
        }
        for payout in payouts {
            for (key, units) in payout.movement.counts(at: payout.countedTimes) {
                held[key, default: 0] += units
            }
            // Accepted, and nothing is made for it yet: its amount is kept for it.
            if [.pending, .pendingApproval].contains(payout.status), payout.transactionID == nil {
                held[.promised(payout.walletID, payout.amount.asset), default: 0] += payout.amount.units
            }
        }
        for (key, counter) in counters where counter.value != held[key, default: 0] {
            fail("I4", "\(key.text) is \(counter.value), and records hold \(held[key, default: 0])")
        }
    }

    /// All that can still take effect of a wallet's never exceeds what the wallet has for good.
    func judgeOpen() {
        var spent = Sums()
        var energy: [Address: Int64] = [:]
        open = open.filter { id in
            guard let attempt = signed[id] else { return false }
            let fate = fate(of: attempt)
            guard fate == .open else {
                sealed[id] = fate
                return false
            }
            spent.add(attempt.mostBurnt, of: .trx, to: attempt.wallet)
            energy[attempt.wallet, default: 0] += attempt.stakedEnergy
            if let amount = attempt.amount { spent.add(amount.units, of: amount.asset, to: attempt.wallet) }
            return true
        }
        let balances = chain.main.solidified.balances
        for address in spent.addresses {
            let stake = balances.energy[address, default: 0]
            let left = max(0, stake - balances.energyUsed[address, default: 0])
            let missing = max(0, energy[address, default: 0] - left)
            spent.add(missing * Execution.energyPrice, of: .trx, to: address)
            for asset in AssetRegistry.simulated.assets {
                let (wanted, there) = (spent[asset, address], balances.units(of: asset, at: address))
                if wanted > there {
                    fail("I4", "\(address) can spend \(wanted) units of \(asset.symbol) and has \(there)")
                }
            }
        }
    }
}

/// Sums of units by asset and address.
struct Sums {
    private var units: [Asset: [Address: Int64]] = [:]

    subscript(asset: Asset, address: Address) -> Int64 { units[asset]?[address] ?? 0 }

    /// Every address that something was added to, the same order each time.
    var addresses: [Address] { Set(units.values.flatMap(\.keys)).sorted() }

    mutating func add(_ more: Int64, of asset: Asset, to address: Address) {
        units[asset, default: [:]][address, default: 0] += more
    }
}
