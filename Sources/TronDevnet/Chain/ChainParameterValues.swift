import Tron

/// The chain's parameters by their names in `getchainparameters`, with mainnet's values of 2026 as defaults.
struct ChainParameterValues: Sendable, Hashable {
    private(set) var values: [(key: String, value: Int64)]

    /// Mainnet's.
    init() {
        values = [
            ("getMaintenanceTimeInterval", 21_600_000), ("getAccountUpgradeCost", 9_999_000_000),
            ("getCreateAccountFee", 100_000), ("getTransactionFee", 1000),
            ("getAssetIssueFee", 1_024_000_000), ("getWitnessPayPerBlock", 8_000_000),
            ("getCreateNewAccountFeeInSystemContract", 1_000_000), ("getCreateNewAccountBandwidthRate", 1),
            ("getAllowCreationOfContracts", 1), ("getEnergyFee", 100), ("getMaxCpuTimeOfOneTx", 80),
            ("getAllowSameTokenName", 1), ("getAllowDelegateResource", 1),
            ("getTotalEnergyLimit", 180_000_000_000), ("getTotalEnergyCurrentLimit", 180_000_000_000),
            ("getAllowMultiSign", 1), ("getUpdateAccountPermissionFee", 100_000_000),
            ("getMultiSignFee", 1_000_000), ("getForbidTransferToContract", 0), ("getChangeDelegation", 1),
            ("getWitness127PayPerBlock", 128_000_000), ("getMaxFeeLimit", 15_000_000_000),
            ("getAllowNewResourceModel", 1), ("getFreeNetLimit", 600), ("getTotalNetLimit", 43_200_000_000),
            ("getAllowNewReward", 1), ("getMemoFee", 1_000_000), ("getUnfreezeDelayDays", 14),
            ("getAllowDynamicEnergy", 1), ("getDynamicEnergyThreshold", 5_000_000_000),
            ("getDynamicEnergyIncreaseFactor", 2000), ("getDynamicEnergyMaxFactor", 34_000),
            ("getAllowCancelAllUnfreezeV2", 1), ("getMaxDelegateLockPeriod", 864_000),
            ("getMaxCreateAccountTxSize", 1000), ("getConsensusLogicOptimization", 1),
        ]
    }

    subscript(key: String) -> Int64 {
        values.first { $0.key == key }?.value ?? 0
    }

    /// Changes a parameter that is there. Returns whether it is.
    mutating func set(_ key: String, to value: Int64) -> Bool {
        guard let index = values.firstIndex(where: { $0.key == key }) else { return false }
        values[index].value = value
        return true
    }

    static func == (left: Self, right: Self) -> Bool {
        left.values.elementsEqual(right.values) { $0.key == $1.key && $0.value == $1.value }
    }

    func hash(into hasher: inout Hasher) {
        for (key, value) in values {
            hasher.combine(key)
            hasher.combine(value)
        }
    }
}
