import Tron

/// The chain's parameters by their names in `getchainparameters`, in java-tron's order
/// (`Wallet.getChainParameters`).
enum ChainParameter: String, CaseIterable, Sendable {
    case maintenanceTimeInterval = "getMaintenanceTimeInterval"
    case accountUpgradeCost = "getAccountUpgradeCost"
    case createAccountFee = "getCreateAccountFee"
    case transactionFee = "getTransactionFee"
    case assetIssueFee = "getAssetIssueFee"
    case witnessPayPerBlock = "getWitnessPayPerBlock"
    case witnessStandbyAllowance = "getWitnessStandbyAllowance"
    case createNewAccountFeeInSystemContract = "getCreateNewAccountFeeInSystemContract"
    case createNewAccountBandwidthRate = "getCreateNewAccountBandwidthRate"
    case allowCreationOfContracts = "getAllowCreationOfContracts"
    case removeThePowerOfTheGr = "getRemoveThePowerOfTheGr"
    case energyFee = "getEnergyFee"
    case exchangeCreateFee = "getExchangeCreateFee"
    case maxCpuTimeOfOneTx = "getMaxCpuTimeOfOneTx"
    case allowUpdateAccountName = "getAllowUpdateAccountName"
    case allowSameTokenName = "getAllowSameTokenName"
    case allowDelegateResource = "getAllowDelegateResource"
    case totalEnergyLimit = "getTotalEnergyLimit"
    case allowTvmTransferTrc10 = "getAllowTvmTransferTrc10"
    case totalEnergyCurrentLimit = "getTotalEnergyCurrentLimit"
    case allowMultiSign = "getAllowMultiSign"
    case allowAdaptiveEnergy = "getAllowAdaptiveEnergy"
    case totalEnergyTargetLimit = "getTotalEnergyTargetLimit"
    case totalEnergyAverageUsage = "getTotalEnergyAverageUsage"
    case updateAccountPermissionFee = "getUpdateAccountPermissionFee"
    case multiSignFee = "getMultiSignFee"
    case allowAccountStateRoot = "getAllowAccountStateRoot"
    case allowProtoFilterNum = "getAllowProtoFilterNum"
    case allowTvmConstantinople = "getAllowTvmConstantinople"
    case allowTvmSolidity059 = "getAllowTvmSolidity059"
    case allowTvmIstanbul = "getAllowTvmIstanbul"
    case allowShieldedTRC20Transaction = "getAllowShieldedTRC20Transaction"
    case forbidTransferToContract = "getForbidTransferToContract"
    case adaptiveResourceLimitTargetRatio = "getAdaptiveResourceLimitTargetRatio"
    case adaptiveResourceLimitMultiplier = "getAdaptiveResourceLimitMultiplier"
    case changeDelegation = "getChangeDelegation"
    case witness127PayPerBlock = "getWitness127PayPerBlock"
    case allowMarketTransaction = "getAllowMarketTransaction"
    case marketSellFee = "getMarketSellFee"
    case marketCancelFee = "getMarketCancelFee"
    case allowPBFT = "getAllowPBFT"
    case allowTransactionFeePool = "getAllowTransactionFeePool"
    case maxFeeLimit = "getMaxFeeLimit"
    case allowOptimizeBlackHole = "getAllowOptimizeBlackHole"
    case allowNewResourceModel = "getAllowNewResourceModel"
    case allowTvmFreeze = "getAllowTvmFreeze"
    case allowTvmVote = "getAllowTvmVote"
    case allowTvmLondon = "getAllowTvmLondon"
    case allowTvmCompatibleEvm = "getAllowTvmCompatibleEvm"
    case allowAccountAssetOptimization = "getAllowAccountAssetOptimization"
    case freeNetLimit = "getFreeNetLimit"
    case totalNetLimit = "getTotalNetLimit"
    case allowHigherLimitForMaxCpuTimeOfOneTx = "getAllowHigherLimitForMaxCpuTimeOfOneTx"
    case allowAssetOptimization = "getAllowAssetOptimization"
    case allowNewReward = "getAllowNewReward"
    case memoFee = "getMemoFee"
    case allowDelegateOptimization = "getAllowDelegateOptimization"
    case unfreezeDelayDays = "getUnfreezeDelayDays"
    case allowOptimizedReturnValueOfChainId = "getAllowOptimizedReturnValueOfChainId"
    case allowDynamicEnergy = "getAllowDynamicEnergy"
    case dynamicEnergyThreshold = "getDynamicEnergyThreshold"
    case dynamicEnergyIncreaseFactor = "getDynamicEnergyIncreaseFactor"
    case dynamicEnergyMaxFactor = "getDynamicEnergyMaxFactor"
    case allowTvmShangHai = "getAllowTvmShangHai"
    case allowCancelAllUnfreezeV2 = "getAllowCancelAllUnfreezeV2"
    case maxDelegateLockPeriod = "getMaxDelegateLockPeriod"
    case allowOldRewardOpt = "getAllowOldRewardOpt"
    case allowEnergyAdjustment = "getAllowEnergyAdjustment"
    case maxCreateAccountTxSize = "getMaxCreateAccountTxSize"
    case allowStrictMath = "getAllowStrictMath"
    case consensusLogicOptimization = "getConsensusLogicOptimization"
    case allowTvmCancun = "getAllowTvmCancun"
    case allowTvmBlob = "getAllowTvmBlob"

    /// Mainnet's value of 2026, as far as it matters to a payment; of the others, what a chain with all
    /// proposals has.
    var mainnet: Int64 { Self.defaults[self] ?? 0 }

    private static let defaults: [Self: Int64] = [
        .maintenanceTimeInterval: 21_600_000, .accountUpgradeCost: 9_999_000_000,
        .createAccountFee: 100_000, .transactionFee: 1_000, .assetIssueFee: 1_024_000_000,
        .witnessPayPerBlock: 8_000_000, .witnessStandbyAllowance: 115_200_000_000,
        .createNewAccountFeeInSystemContract: 1_000_000, .createNewAccountBandwidthRate: 1,
        .allowCreationOfContracts: 1, .energyFee: 100, .exchangeCreateFee: 1_024_000_000,
        .maxCpuTimeOfOneTx: 80, .allowSameTokenName: 1, .allowDelegateResource: 1,
        .totalEnergyLimit: 180_000_000_000, .allowTvmTransferTrc10: 1,
        .totalEnergyCurrentLimit: 180_000_000_000, .allowMultiSign: 1,
        .totalEnergyTargetLimit: 12_500_000, .updateAccountPermissionFee: 100_000_000,
        .multiSignFee: 1_000_000, .allowTvmConstantinople: 1, .allowTvmSolidity059: 1,
        .allowTvmIstanbul: 1, .allowShieldedTRC20Transaction: 1, .adaptiveResourceLimitTargetRatio: 10,
        .adaptiveResourceLimitMultiplier: 1_000, .changeDelegation: 1,
        .witness127PayPerBlock: 128_000_000, .allowMarketTransaction: 1, .maxFeeLimit: 15_000_000_000,
        .allowOptimizeBlackHole: 1, .allowTvmFreeze: 1, .allowTvmVote: 1, .allowTvmLondon: 1,
        .allowTvmCompatibleEvm: 1, .allowAccountAssetOptimization: 1, .freeNetLimit: 600,
        .totalNetLimit: 43_200_000_000, .allowHigherLimitForMaxCpuTimeOfOneTx: 1,
        .allowAssetOptimization: 1, .allowNewReward: 1, .memoFee: 1_000_000,
        .allowDelegateOptimization: 1, .unfreezeDelayDays: 14, .allowOptimizedReturnValueOfChainId: 1,
        .allowDynamicEnergy: 1, .dynamicEnergyThreshold: 5_000_000_000,
        .dynamicEnergyIncreaseFactor: 2_000, .dynamicEnergyMaxFactor: 34_000, .allowTvmShangHai: 1,
        .allowCancelAllUnfreezeV2: 1, .maxDelegateLockPeriod: 864_000, .allowOldRewardOpt: 1,
        .allowEnergyAdjustment: 1, .maxCreateAccountTxSize: 1_000, .allowStrictMath: 1,
        .consensusLogicOptimization: 1, .allowTvmCancun: 1, .allowTvmBlob: 1,
    ]
}

/// What the parameters are.
struct ChainParameterValues: Sendable, Hashable {
    /// A value, and from when on it holds.
    struct Change: Sendable, Hashable {
        let time: Int64
        let value: Int64
    }
    private var values: [Int64]
    /// The prices that were changed, from their first value on.
    private var changes: [ChainParameter: [Change]] = [:]

    /// Mainnet's.
    init() {
        values = ChainParameter.allCases.map(\.mainnet)
    }

    subscript(parameter: ChainParameter) -> Int64 {
        get { values[parameter.index] }
        set { values[parameter.index] = newValue }
    }

    /// Sets a value and, of a price, remembers since when it holds.
    mutating func set(_ parameter: ChainParameter, to value: Int64, at time: ChainTime) {
        let old = self[parameter]
        self[parameter] = value
        guard parameter.isPrice, value != old else { return }
        var history = self.changes(of: parameter, from: old)
        if history.last?.time == time.milliseconds { history.removeLast() }
        history.append(Change(time: time.milliseconds, value: value))
        changes[parameter] = history
    }

    /// What a price was since the beginning (`DynamicPropertiesStore.getEnergyPriceHistory`).
    func changes(of parameter: ChainParameter) -> [Change] { changes(of: parameter, from: self[parameter]) }

    private func changes(of parameter: ChainParameter, from first: Int64) -> [Change] {
        changes[parameter] ?? [Change(time: 0, value: first)]
    }

    func isOn(_ parameter: ChainParameter) -> Bool { self[parameter] > 0 }
}

extension ChainParameter {
    /// Whether an endpoint tells how it came to be what it is.
    fileprivate var isPrice: Bool { self == .energyFee || self == .transactionFee || self == .memoFee }

    /// Its place in the order of the cases.
    fileprivate var index: Int { Self.indexes[self] ?? 0 }

    private static let indexes = Dictionary(uniqueKeysWithValues: zip(allCases, allCases.indices))
}
