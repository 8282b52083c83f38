public import Tron

/// Which payouts a history shows; what is nil selects nothing out.
public struct PayoutSelection: Hashable, Sendable {
    public var route: PayoutRoute?
    public var status: PayoutStatus?
    public var walletID: WalletID?
    public var batchID: BatchID?
    public var recipient: Address?
    public var reference: String?
    /// Created at this time or later.
    public var from: Timestamp?
    /// Created before this time.
    public var to: Timestamp?

    public init() {}

    /// Whether `payout` is among them.
    public func includes(_ payout: Payout) -> Bool {
        (route ?? payout.route) == payout.route && (status ?? payout.status) == payout.status
            && (walletID ?? payout.walletID) == payout.walletID
            && (batchID == nil || batchID == payout.batchID)
            && (recipient ?? payout.recipient) == payout.recipient
            && (reference == nil || reference == payout.reference)
            && from.map { payout.createdAt >= $0 } ?? true && to.map { payout.createdAt < $0 } ?? true
    }
}
