/// A part of a batch: the payouts of one asset in one status.
public struct PayoutTally: Hashable, Sendable {
    /// The status that they have.
    public let status: PayoutStatus
    /// The asset that they are paid in.
    public let asset: Asset
    /// How many there are.
    public let count: Int
    /// The sum of their amounts, in the asset's smallest unit.
    public let units: Int64

    /// What a store has counted of a batch.
    public init(status: PayoutStatus, asset: Asset, count: Int, units: Int64) {
        self.status = status
        self.asset = asset
        self.count = count
        self.units = units
    }
}
