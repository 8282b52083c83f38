/// When other people have to approve.
public struct ApprovalRule: Hashable, Sendable {
    /// Payouts of more than this need approvals; in the asset's smallest unit.
    public var above: Int64
    /// How many approvals; 0 for none, whatever the amount.
    public var required: Int

    /// `required` approvals for more than `above`.
    public init(above: Int64, required: Int) {
        self.above = above
        self.required = required
    }

    /// How many approvals a payout of `amount` needs.
    func approvals(for amount: AssetAmount) -> Int { amount.units > above ? required : 0 }
}
