/// A part of a batch: the payouts of one asset in one status.
public struct PayoutTally: Hashable, Sendable {
    public let status: PayoutStatus
    public let asset: Asset
    public let count: Int
    /// What they come to, in the asset's smallest unit.
    public let units: Int64

    public init(status: PayoutStatus, asset: Asset, count: Int, units: Int64) {
        self.status = status
        self.asset = asset
        self.count = count
        self.units = units
    }
}
