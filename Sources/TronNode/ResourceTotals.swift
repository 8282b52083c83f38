public import StrictJSON
public import Tron

/// What the whole network's stake gives (`getaccountresource`).
public struct ResourceTotals: Hashable, Sendable {
    /// Energy a day that all stake for energy shares.
    public let energyLimit: Energy
    /// Whole TRX staked for energy by all.
    public let energyWeight: Int64
    /// Bytes a day that all stake for bandwidth shares.
    public let bandwidthLimit: Bandwidth
    /// Whole TRX staked for bandwidth by all.
    public let bandwidthWeight: Int64

    /// The totals that a node's JSON tells; all 0 for an account that is not activated.
    ///
    /// - Throws: `NodeError.unreadable` where it tells none, or one is out of its range.
    public init(json: JSON) throws(NodeError) {
        try json.requireObject("an account's resources")
        energyLimit = Energy(try json.number("TotalEnergyLimit", .resource))
        energyWeight = try json.number("TotalEnergyWeight", .weight)
        bandwidthLimit = Bandwidth(try json.number("TotalNetLimit", .resource))
        bandwidthWeight = try json.number("TotalNetWeight", .weight)
    }
}
