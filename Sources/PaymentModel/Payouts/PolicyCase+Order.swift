extension PolicyCase {
    /// The case of `order`, given by `subject`.
    package init(
        _ order: PayoutOrder, by subject: String, _ facts: Facts, policy: PayoutPolicy, now: Timestamp
    ) {
        var facts = facts
        facts.kycLevel = order.kycLevel
        self.init(order.movement(by: subject), facts, policy: policy, now: now)
    }
}
