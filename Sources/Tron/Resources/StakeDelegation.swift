/// A part of someone's stake that works for someone else.
public struct StakeDelegation: Hashable, Sendable {
    /// What the stake gives.
    public let resource: Resource
    /// How much stake works for the other account.
    public let amount: Sun
    /// Until then it can't be taken back; nil if it always can.
    public let lockedUntil: ChainTime?

    /// A delegation of `amount`.
    public init(resource: Resource, amount: Sun, lockedUntil: ChainTime?) {
        self.resource = resource
        self.amount = amount
        self.lockedUntil = lockedUntil
    }
}
