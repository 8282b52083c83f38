public import Tron

/// One line of a statement.
public enum StatementLine: Sendable {
    /// The balance before the first movement, in the asset's smallest unit.
    case opening(Int64)
    /// One change, with the balance after it.
    case movement(StatementMovement)
    /// The balance after the last movement.
    case closing(Int64)
}

/// One change of an account's balance.
public struct StatementMovement: Sendable {
    /// Why the balance changed, in the words of the contract.
    public enum Kind: String, Sendable, CaseIterable {
        /// A payout's amount, out.
        case payout
        /// What a caller's transfer, or a transaction made elsewhere, sent.
        case transferOut = "transfer_out"
        /// What someone sent to the wallet.
        case transferIn = "transfer_in"
        /// `fee` is TRX burnt; `stake` and `unstake` leave the balance and come back; `difference` is unexplained.
        case fee, stake, unstake, reward, difference
    }

    /// The block's time. A difference arose between two comparisons: an increase has the time of the first, a
    /// decrease that of the second, so that no balance in between is below 0.
    public let at: Timestamp
    /// Why the balance changed.
    public let kind: Kind
    /// In the asset's smallest unit; below 0 what went out.
    public let units: Int64
    /// The balance after it.
    public let balance: Int64
    /// The transaction's id on the chain; nil for a difference.
    public let txID: TransactionID?
    /// The payout that was paid; nil for other kinds.
    public let payoutID: PayoutID?
    /// The other side; nil for fees, differences, and what has none.
    public let counterparty: Address?

    /// One line of a statement, with the balance it leaves.
    package init(
        at: Timestamp, kind: Kind, units: Int64, balance: Int64, txID: TransactionID?, payoutID: PayoutID?,
        counterparty: Address?
    ) {
        self.at = at
        self.kind = kind
        self.units = units
        self.balance = balance
        self.txID = txID
        self.payoutID = payoutID
        self.counterparty = counterparty
    }
}

/// Which movements of an account to return.
public struct StatementQuestion: Hashable, Sendable {
    /// The wallet and the asset.
    public let account: LedgerAccount
    /// Nil for the wallet's beginning.
    public let from: Timestamp?
    /// Not included; nil for no end.
    public let to: Timestamp?

    /// The account's movements from `from` up to, and without, `to`.
    public init(account: LedgerAccount, from: Timestamp?, to: Timestamp?) {
        self.account = account
        self.from = from
        self.to = to
    }
}
