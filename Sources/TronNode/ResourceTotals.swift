public import StrictJSON

/// What the whole network's stake gives (`getaccountresource`).
public struct ResourceTotals: Hashable, Sendable {
    /// Energy a day that all stake for energy shares.
    public let energyLimit: Int64
    /// Whole TRX staked for energy by all.
    public let energyWeight: Int64
    /// Bytes a day that all stake for bandwidth shares.
    public let bandwidthLimit: Int64
    /// Whole TRX staked for bandwidth by all.
    public let bandwidthWeight: Int64

    /// The totals that a node's JSON tells; all 0 for an account that is not activated.
    public init(json: JSON) {
        energyLimit = json["TotalEnergyLimit"]?.int64 ?? 0
        energyWeight = json["TotalEnergyWeight"]?.int64 ?? 0
        bandwidthLimit = json["TotalNetLimit"]?.int64 ?? 0
        bandwidthWeight = json["TotalNetWeight"]?.int64 ?? 0
    }
}
