import Tron

/// What one settled transaction moved of a wallet's asset. Written in the commit that settles it, once.
public struct Movement: Codable, Hashable, Sendable {
    /// Why it moved; each at most once a transaction.
    public enum Kind: String, Codable, Sendable, CaseIterable {
        case payment, fee
    }
    public let walletID: WalletID
    public let asset: Asset
    /// The solidified block that moved it.
    public let block: Int64
    /// In the asset's smallest unit; below 0 what went out.
    public let units: Int64
    public let kind: Kind
    public let transactionID: TransactionRecordID

    public init(
        walletID: WalletID, asset: Asset, block: Int64, units: Int64, kind: Kind,
        transactionID: TransactionRecordID
    ) {
        self.walletID = walletID
        self.asset = asset
        self.block = block
        self.units = units
        self.kind = kind
        self.transactionID = transactionID
    }
}

extension TransactionRecord {
    /// What the record moved, once the solidified chain has settled it.
    var movements: [Movement] {
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
        return movements
    }
}
