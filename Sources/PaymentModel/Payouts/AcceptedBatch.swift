/// Payouts that were accepted all together.
public struct AcceptedBatch: Sendable {
    public let id: BatchID
    /// In the order of the request.
    public let payouts: [Payout]

    package init(
        id: BatchID, payouts: [Payout]
    ) {
        self.id = id
        self.payouts = payouts
    }
}
