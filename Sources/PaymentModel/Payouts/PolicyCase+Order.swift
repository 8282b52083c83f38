extension PolicyCase {
    /// The case of `order`, on top of what was `counted` before it.
    package init(
        _ order: PayoutOrder, recipient: Recipient?, isContract: Bool?, policy: PayoutPolicy, now: Timestamp,
        counted: [CounterKey: Int64]
    ) {
        self.init(
            amount: order.amount, route: order.route, payee: order.recipient, kycLevel: order.kycLevel,
            recipient: recipient, isContract: isContract, policy: policy, now: now, counted: counted)
    }
}
