public import StrictJSON
public import Tron

extension AccountResources {
    /// The resources that a node's JSON tells; what it leaves out is 0.
    public init(json: JSON) {
        func number(_ key: String) -> Int64 { json[key]?.int64 ?? 0 }
        self.init(
            freeBandwidth: (number("freeNetLimit"), number("freeNetUsed")),
            stakedBandwidth: (number("NetLimit"), number("NetUsed")),
            energy: (number("EnergyLimit"), number("EnergyUsed")),
            energyPool: ResourcePool(limit: number("TotalEnergyLimit"), weight: number("TotalEnergyWeight")))
    }
}
