import Tron

extension TransactionRecord {
    /// What the record moved, once the solidified chain has settled it.
    package var movements: [Movement] {
        guard let receipt, receipt.solidified else { return [] }
        var movements: [Movement] = []
        func add(_ asset: Asset, _ units: Int64, _ kind: Movement.Kind) {
            guard units != 0 else { return }
            movements.append(
                Movement(
                    walletID: walletID, asset: asset, block: receipt.blockNumber, units: -units, kind: kind,
                    transactionID: id))
        }
        if status == .confirmed, let amount = intent.outflow { add(amount.asset, amount.units, .payment) }
        add(.trx, receipt.fee.value, .fee)
        add(.trx, -(receipt.unstaked ?? .zero).value, .unstake)
        add(.trx, -(receipt.rewarded ?? .zero).value, .reward)
        return movements
    }
}
