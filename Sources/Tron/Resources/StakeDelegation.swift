/// A delegation: stake of one account that gives energy or bandwidth to another.
public struct StakeDelegation: Hashable, Sendable {
    /// What the stake gives.
    public let resource: Resource
    /// How much stake is delegated.
    public let amount: Sun
    /// When the lock ends; nil without a lock.
    public let lockedUntil: ChainTime?

    /// A delegation of `amount`.
    public init(resource: Resource, amount: Sun, lockedUntil: ChainTime?) {
        self.resource = resource
        self.amount = amount
        self.lockedUntil = lockedUntil
    }
}
