public import StrictJSON
public import Tron

extension AccountResources {
    /// The resources that a node's JSON tells; what it leaves out is 0.
    ///
    /// - Throws: `NodeError.unreadable` where it is none, or a number is out of its range.
    public init(json: JSON) throws(NodeError) {
        try json.requireObject("an account's resources")
        func number(_ key: String) throws(NodeError) -> Int64 { try json.number(key, .resource) }
        self.init(
            freeBandwidth: (try number("freeNetLimit"), try number("freeNetUsed")),
            stakedBandwidth: (try number("NetLimit"), try number("NetUsed")),
            energy: (try number("EnergyLimit"), try number("EnergyUsed")),
            energyPool: ResourcePool(
                limit: try number("TotalEnergyLimit"), weight: try json.number("TotalEnergyWeight", .weight)))
    }
}
