public import StrictJSON
public import Tron

extension AccountResources {
    /// The resources that a node's JSON tells; what it leaves out is 0.
    ///
    /// - Throws: `NodeError.unreadable` where it is none, or a number is out of its range.
    public init(json: JSON) throws(NodeError) {
        try json.requireObject("an account's resources")
        func bandwidth(_ key: String) throws(NodeError) -> Bandwidth {
            Bandwidth(try json.number(key, .resource))
        }
        func energy(_ key: String) throws(NodeError) -> Energy { Energy(try json.number(key, .resource)) }
        self.init(
            freeBandwidth: (try bandwidth("freeNetLimit"), try bandwidth("freeNetUsed")),
            stakedBandwidth: (try bandwidth("NetLimit"), try bandwidth("NetUsed")),
            energy: (try energy("EnergyLimit"), try energy("EnergyUsed")),
            energyPool: ResourcePool(
                limit: try json.number("TotalEnergyLimit", .resource),
                weight: try json.number("TotalEnergyWeight", .weight)))
    }
}
