/// The messages that a transaction does something with (java-tron: `core/contract/*.proto`).
extension WireSchema {
    static let resourceCode = WireEnumeration("ResourceCode", ["BANDWIDTH", "ENERGY", "TRON_POWER"])
    static let accountType = WireEnumeration("AccountType", ["Normal", "AssetIssue", "Contract"])

    /// The message of a contract type, nil for those that this node does not know.
    static func contract(_ type: Int32) -> WireSchema? { contracts[type] }

    static let contracts: [Int32: WireSchema] = [
        0: accountCreate, 1: transfer, 2: transferAsset, 4: voteWitness, 5: witnessCreate,
        6: assetIssue, 8: witnessUpdate, 10: accountUpdate, 11: freezeBalance, 12: unfreezeBalance,
        13: withdrawBalance,
        16: proposalCreate, 30: createSmart, 31: triggerSmart, 33: updateSetting, 45: updateEnergyLimit,
        46: accountPermissionUpdate, 48: clearABI, 49: updateBrokerage, 54: freezeBalanceV2,
        55: unfreezeBalanceV2, 56: withdrawExpireUnfreeze, 57: delegateResource,
        58: unDelegateResource, 59: cancelAllUnfreezeV2,
    ]

    private static func ownerOnly(_ name: String) -> WireSchema {
        WireSchema(name, [.one(1, "owner_address", .bytes(.address))])
    }

    static let withdrawBalance = ownerOnly("WithdrawBalanceContract")
    static let withdrawExpireUnfreeze = ownerOnly("WithdrawExpireUnfreezeContract")
    static let cancelAllUnfreezeV2 = ownerOnly("CancelAllUnfreezeV2Contract")

    static let accountCreate = WireSchema(
        "AccountCreateContract",
        [
            .one(1, "owner_address", .bytes(.address)), .one(2, "account_address", .bytes(.address)),
            .one(3, "type", .enumeration(accountType)),
        ])
    static let transfer = WireSchema(
        "TransferContract",
        [
            .one(1, "owner_address", .bytes(.address)), .one(2, "to_address", .bytes(.address)),
            .one(3, "amount", .int64),
        ])
    static let transferAsset = WireSchema(
        "TransferAssetContract",
        [
            .one(1, "asset_name", .bytes(.name)), .one(2, "owner_address", .bytes(.address)),
            .one(3, "to_address", .bytes(.address)), .one(4, "amount", .int64),
        ])
    static let frozenSupply = WireSchema(
        "AssetIssueContract.FrozenSupply", [.one(1, "frozen_amount", .int64), .one(2, "frozen_days", .int64)])
    static let assetIssue = WireSchema(
        "AssetIssueContract",
        [
            .one(1, "owner_address", .bytes(.address)), .one(2, "name", .bytes(.name)),
            .one(3, "abbr", .bytes(.name)), .one(4, "total_supply", .int64),
            .many(5, "frozen_supply", .message(frozenSupply)), .one(6, "trx_num", .int32),
            .one(7, "precision", .int32), .one(8, "num", .int32), .one(9, "start_time", .int64),
            .one(10, "end_time", .int64), .one(11, "order", .int64), .one(16, "vote_score", .int32),
            .one(20, "description", .bytes(.name)), .one(21, "url", .bytes(.name)),
            .one(22, "free_asset_net_limit", .int64), .one(23, "public_free_asset_net_limit", .int64),
            .one(24, "public_free_asset_net_usage", .int64),
            .one(25, "public_latest_free_net_time", .int64), .one(41, "id", .text),
        ])
    static let vote = WireSchema(
        "VoteWitnessContract.Vote",
        [.one(1, "vote_address", .bytes(.address)), .one(2, "vote_count", .int64)])
    static let voteWitness = WireSchema(
        "VoteWitnessContract",
        [
            .one(1, "owner_address", .bytes(.address)), .many(2, "votes", .message(vote)),
            .one(3, "support", .bool),
        ])
    static let witnessCreate = WireSchema(
        "WitnessCreateContract", [.one(1, "owner_address", .bytes(.address)), .one(2, "url", .bytes(.name))])
    static let witnessUpdate = WireSchema(
        "WitnessUpdateContract",
        [.one(1, "owner_address", .bytes(.address)), .one(12, "update_url", .bytes(.name))])
    static let accountUpdate = WireSchema(
        "AccountUpdateContract",
        [.one(1, "account_name", .bytes(.name)), .one(2, "owner_address", .bytes(.address))])
    static let freezeBalance = WireSchema(
        "FreezeBalanceContract",
        [
            .one(1, "owner_address", .bytes(.address)), .one(2, "frozen_balance", .int64),
            .one(3, "frozen_duration", .int64), .one(10, "resource", .enumeration(resourceCode)),
            .one(15, "receiver_address", .bytes(.address)),
        ])
    static let unfreezeBalance = WireSchema(
        "UnfreezeBalanceContract",
        [
            .one(1, "owner_address", .bytes(.address)), .one(10, "resource", .enumeration(resourceCode)),
            .one(15, "receiver_address", .bytes(.address)),
        ])
    static let proposalParameter = WireSchema(
        "ProposalCreateContract.ParametersEntry", [.one(1, "key", .int64), .one(2, "value", .int64)])
    static let proposalCreate = WireSchema(
        "ProposalCreateContract",
        [.one(1, "owner_address", .bytes(.address)), .many(2, "parameters", .message(proposalParameter))])
    static let updateBrokerage = WireSchema(
        "UpdateBrokerageContract",
        [.one(1, "owner_address", .bytes(.address)), .one(2, "brokerage", .int32)])
    static let triggerSmart = WireSchema(
        "TriggerSmartContract",
        [
            .one(1, "owner_address", .bytes(.address)), .one(2, "contract_address", .bytes(.address)),
            .one(3, "call_value", .int64), .one(4, "data", .bytes(.plain)),
            .one(5, "call_token_value", .int64),
            .one(6, "token_id", .int64),
        ])
    static let updateSetting = WireSchema(
        "UpdateSettingContract",
        [
            .one(1, "owner_address", .bytes(.address)), .one(2, "contract_address", .bytes(.address)),
            .one(3, "consume_user_resource_percent", .int64),
        ])
    static let updateEnergyLimit = WireSchema(
        "UpdateEnergyLimitContract",
        [
            .one(1, "owner_address", .bytes(.address)), .one(2, "contract_address", .bytes(.address)),
            .one(3, "origin_energy_limit", .int64),
        ])
    static let clearABI = WireSchema(
        "ClearABIContract",
        [.one(1, "owner_address", .bytes(.address)), .one(2, "contract_address", .bytes(.address))])
    static let freezeBalanceV2 = WireSchema(
        "FreezeBalanceV2Contract",
        [
            .one(1, "owner_address", .bytes(.address)), .one(2, "frozen_balance", .int64),
            .one(3, "resource", .enumeration(resourceCode)),
        ])
    static let unfreezeBalanceV2 = WireSchema(
        "UnfreezeBalanceV2Contract",
        [
            .one(1, "owner_address", .bytes(.address)), .one(2, "unfreeze_balance", .int64),
            .one(3, "resource", .enumeration(resourceCode)),
        ])
    static let delegateResource = WireSchema(
        "DelegateResourceContract",
        [
            .one(1, "owner_address", .bytes(.address)), .one(2, "resource", .enumeration(resourceCode)),
            .one(3, "balance", .int64), .one(4, "receiver_address", .bytes(.address)), .one(5, "lock", .bool),
            .one(6, "lock_period", .int64),
        ])
    static let unDelegateResource = WireSchema(
        "UnDelegateResourceContract",
        [
            .one(1, "owner_address", .bytes(.address)), .one(2, "resource", .enumeration(resourceCode)),
            .one(3, "balance", .int64), .one(4, "receiver_address", .bytes(.address)),
        ])
}
