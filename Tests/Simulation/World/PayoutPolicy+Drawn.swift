import PaymentModel

extension PayoutPolicy {
    /// Allows everything, of all assets that a simulated world has, and asks for nobody's approval.
    static let open: Self = {
        var policy = Self.unlimited
        policy[.eurx] = .unlimited
        return policy
    }()

    /// Limits and approvals for a whole simulation, of sizes that orders get near.
    static func drawn(from chance: inout Chance) -> Self {
        var policy = Self.open
        for asset in AssetRegistry.simulated.assets { policy[asset] = .drawn(from: &chance) }
        return policy
    }
}

extension AssetPolicy {
    private enum Sizes {
        /// Orders are of one, two or three of these units.
        static let order: Int64 = 5_000_000
    }

    fileprivate static func drawn(from chance: inout Chance) -> Self {
        func sometimes(_ orders: ClosedRange<Int64>, permille: Int, _ chance: inout Chance) -> Int64? {
            chance.happens(permille: permille) ? chance.integer(in: orders) * Sizes.order : nil
        }
        var policy = Self.unlimited
        policy.v0.perPayout = sometimes(2...3, permille: 300, &chance)
        policy.v0.perRecipientPerDay = sometimes(2...6, permille: 300, &chance)
        policy.v0.perDay = sometimes(3...12, permille: 300, &chance)
        policy.all.perHour = sometimes(3...12, permille: 300, &chance)
        policy.all.perDay = sometimes(3...12, permille: 300, &chance)
        policy.approval = ApprovalRule(
            above: chance.integer(in: 0...2) * Sizes.order, required: Int(chance.integer(in: 0...2)))
        return policy
    }
}
