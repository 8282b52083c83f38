import Tron

extension ChainState {
    /// What `account` may use of a resource in 24 h (`calculateGlobalNetLimitV2`,
    /// `calculateGlobalEnergyLimitV2`): its share of the whole, by its stake.
    func limit(_ resource: StakedResource, of account: LedgerAccount) -> Int64 {
        pool(of: resource).amount(for: Sun(account.stakes.effective(resource)))
    }

    /// What the chain shares out of a resource.
    func pool(of resource: StakedResource) -> ResourcePool {
        ResourcePool(limit: total(resource), weight: max(0, self[resource.weight]))
    }

    /// What all may use of a resource in 24 h.
    func total(_ resource: StakedResource) -> Int64 {
        parameters[resource == .bandwidth ? .totalNetLimit : .totalEnergyCurrentLimit]
    }

    /// What is left of staked energy or bandwidth.
    func left(_ resource: StakedResource, of account: LedgerAccount) -> Int64 {
        max(0, limit(resource, of: account) - account[usageOf: resource].used(at: slot))
    }

    /// The stake that stands for what `account` has used, the part that its own stake bears (`FreezeV2Util`):
    /// what others have lent is used up first.
    func usedStake(_ resource: StakedResource, of account: LedgerAccount, extra: Int64 = 0) -> Int64 {
        var usage = account[usageOf: resource]
        usage.increase(by: 0, at: slot)
        let used = usage.used + extra
        return max(0, pool(of: resource).stake(takenUpBy: used).value - account.stakes[acquired: resource])
    }

    /// The bandwidth that a delegation itself will take, as builders and `getcandelegatedmaxsize` reckon it
    /// (`TransactionUtil.estimateConsumeBandWidthSize`).
    func delegationSize(of account: LedgerAccount) -> Int64 {
        var longest = WireMessage(.delegateResource)
        longest.set("balance", .integer(account.stakes[StakedResource.bandwidth]))
        longest.set("lock", .integer(1))
        if hasLockPeriods { longest.set("lock_period", .integer(parameters[.maxDelegateLockPeriod])) }
        var shortest = WireMessage(.delegateResource)
        shortest.set("balance", .integer(Sun.perTRX))
        return 275 + Int64(max(0, longest.encoded().count - shortest.encoded().count))
    }

    /// Whether a lock may be of any length (`supportMaxDelegateLockPeriod`).
    var hasLockPeriods: Bool { parameters[.maxDelegateLockPeriod] > ChainRule.lockPeriodDefault }

    /// Changes a stake, and the chain's weight with it. Weights are of whole TRX (`addTotalNetWeight`).
    mutating func changeStake(_ resource: Resource, of account: inout LedgerAccount, by amount: Int64) {
        let before = account.stakes.whole(resource) / Sun.perTRX
        account.stakes[resource] += amount
        let after = account.stakes.whole(resource) / Sun.perTRX
        let property = StakedResource(resource)?.weight ?? .tronPowerWeight
        if before != after { self[property] += after - before }
    }
}

extension StakedResource {
    /// Where the chain keeps what all have staked for it.
    var weight: ChainProperty { self == .bandwidth ? .netWeight : .energyWeight }
}
