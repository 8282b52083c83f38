/// A part of somebody's stake that works for somebody else.
public struct StakeDelegation: Hashable, Sendable {
    public let resource: Resource
    public let amount: Sun
    /// Until then it can't be taken back; nil where it always can.
    public let lockedUntil: ChainTime?

    public init(resource: Resource, amount: Sun, lockedUntil: ChainTime?) {
        self.resource = resource
        self.amount = amount
        self.lockedUntil = lockedUntil
    }
}
