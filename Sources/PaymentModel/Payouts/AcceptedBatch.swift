/// Payouts that were accepted together.
public struct AcceptedBatch: Sendable {
    /// Names the batch; its payouts have it too.
    public let id: BatchID
    /// In the order of the request.
    public let payouts: [Payout]

    /// The payouts that were accepted under `id`.
    package init(id: BatchID, payouts: [Payout]) {
        self.id = id
        self.payouts = payouts
    }
}
