/// What a transaction does, by TRON's number (java-tron: `Transaction.Contract.ContractType`). Types that
/// this library has no name for keep their number.
public struct ContractType: Hashable, Sendable, CustomStringConvertible {
    /// The number on the wire.
    public let rawValue: Int32

    /// The type with this number, whether or not it has a name.
    public init(rawValue: Int32) {
        self.rawValue = rawValue
    }

    /// `AccountCreateContract`.
    public static let accountCreate = Self(rawValue: 0)
    /// `TransferContract`.
    public static let transfer = Self(rawValue: 1)
    /// `TransferAssetContract`.
    public static let transferAsset = Self(rawValue: 2)
    /// `VoteWitnessContract`.
    public static let voteWitness = Self(rawValue: 4)
    /// `AccountUpdateContract`.
    public static let accountUpdate = Self(rawValue: 10)
    /// `FreezeBalanceContract`.
    public static let freezeBalance = Self(rawValue: 11)
    /// `UnfreezeBalanceContract`.
    public static let unfreezeBalance = Self(rawValue: 12)
    /// `WithdrawBalanceContract`.
    public static let withdrawBalance = Self(rawValue: 13)
    /// `CreateSmartContract`.
    public static let createSmart = Self(rawValue: 30)
    /// `TriggerSmartContract`.
    public static let triggerSmart = Self(rawValue: 31)
    /// `UpdateSettingContract`.
    public static let updateSetting = Self(rawValue: 33)
    /// `UpdateEnergyLimitContract`.
    public static let updateEnergyLimit = Self(rawValue: 45)
    /// `AccountPermissionUpdateContract`.
    public static let accountPermissionUpdate = Self(rawValue: 46)
    /// `ClearABIContract`.
    public static let clearABI = Self(rawValue: 48)
    /// `FreezeBalanceV2Contract`.
    public static let freezeBalanceV2 = Self(rawValue: 54)
    /// `UnfreezeBalanceV2Contract`.
    public static let unfreezeBalanceV2 = Self(rawValue: 55)
    /// `WithdrawExpireUnfreezeContract`.
    public static let withdrawExpireUnfreeze = Self(rawValue: 56)
    /// `DelegateResourceContract`.
    public static let delegateResource = Self(rawValue: 57)
    /// `UnDelegateResourceContract`.
    public static let unDelegateResource = Self(rawValue: 58)
    /// `CancelAllUnfreezeV2Contract`.
    public static let cancelAllUnfreezeV2 = Self(rawValue: 59)

    /// Every type's name on the wire and in JSON, by number.
    public static let names: [Int32: String] = [
        0: "AccountCreateContract", 1: "TransferContract", 2: "TransferAssetContract", 3: "VoteAssetContract",
        4: "VoteWitnessContract", 5: "WitnessCreateContract", 6: "AssetIssueContract",
        8: "WitnessUpdateContract",
        9: "ParticipateAssetIssueContract", 10: "AccountUpdateContract", 11: "FreezeBalanceContract",
        12: "UnfreezeBalanceContract", 13: "WithdrawBalanceContract", 14: "UnfreezeAssetContract",
        15: "UpdateAssetContract", 16: "ProposalCreateContract", 17: "ProposalApproveContract",
        18: "ProposalDeleteContract", 19: "SetAccountIdContract", 20: "CustomContract",
        30: "CreateSmartContract",
        31: "TriggerSmartContract", 32: "GetContract", 33: "UpdateSettingContract",
        41: "ExchangeCreateContract",
        42: "ExchangeInjectContract", 43: "ExchangeWithdrawContract", 44: "ExchangeTransactionContract",
        45: "UpdateEnergyLimitContract", 46: "AccountPermissionUpdateContract", 48: "ClearABIContract",
        49: "UpdateBrokerageContract", 51: "ShieldedTransferContract", 52: "MarketSellAssetContract",
        53: "MarketCancelOrderContract", 54: "FreezeBalanceV2Contract", 55: "UnfreezeBalanceV2Contract",
        56: "WithdrawExpireUnfreezeContract", 57: "DelegateResourceContract",
        58: "UnDelegateResourceContract",
        59: "CancelAllUnfreezeV2Contract",
    ]

    /// The type with this name, if there is one.
    public init?(name: String) {
        guard let number = Self.names.first(where: { $0.value == name })?.key else { return nil }
        rawValue = number
    }

    /// "TransferContract"; the number if the type has no name.
    public var name: String { Self.names[rawValue] ?? String(rawValue) }

    public var description: String { name }
}

/// What stake gives (java-tron: `ResourceCode`).
public enum Resource: Int32, Hashable, Sendable, CaseIterable {
    /// Bytes of transactions.
    case bandwidth = 0
    /// Steps of the virtual machine.
    case energy = 1
    /// Votes alone, under the newer resource model.
    case tronPower = 2

    /// "BANDWIDTH", "ENERGY", "TRON_POWER".
    public var name: String {
        switch self {
        case .bandwidth: "BANDWIDTH"
        case .energy: "ENERGY"
        case .tronPower: "TRON_POWER"
        }
    }

    /// The resource with this name, if there is one.
    public init?(name: String) {
        guard let resource = Self.allCases.first(where: { $0.name == name }) else { return nil }
        self = resource
    }

    static func read(_ number: Int32) throws(TransactionError) -> Self {
        guard let resource = Self(rawValue: number) else {
            throw TransactionError(.malformedContract, "unknown resource \(number)")
        }
        return resource
    }
}
