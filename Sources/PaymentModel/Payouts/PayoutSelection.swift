public import Tron

/// Which payouts a list shows. What is nil does not filter.
public struct PayoutSelection: Hashable, Sendable {
    /// Only payouts by this route.
    public var route: PayoutRoute?
    /// Only payouts with this status.
    public var status: PayoutStatus?
    /// Only payouts of this wallet.
    public var walletID: WalletID?
    /// Only payouts of this batch.
    public var batchID: BatchID?
    /// Only payouts to this address.
    public var recipient: Address?
    /// Only the payout with this reference.
    public var reference: String?
    /// Created at this time or later.
    public var from: Timestamp?
    /// Created before this time.
    public var to: Timestamp?

    /// All payouts.
    public init() {}

    /// Whether `payout` matches.
    public func includes(_ payout: Payout) -> Bool {
        (route ?? payout.route) == payout.route && (status ?? payout.status) == payout.status
            && (walletID ?? payout.walletID) == payout.walletID
            && (batchID == nil || batchID == payout.batchID)
            && (recipient ?? payout.recipient) == payout.recipient
            && (reference == nil || reference == payout.reference)
            && from.map { payout.createdAt >= $0 } ?? true && to.map { payout.createdAt < $0 } ?? true
    }
}
