import Tron

/// Transactions, permissions and deployments (java-tron: `core/Tron.proto`,
/// `core/contract/smart_contract.proto`).
extension WireSchema {
    static let contractType = WireEnumeration(
        "Transaction.Contract.ContractType",
        numbered: ContractType.names.sorted { $0.key < $1.key }.map { (Int64($0.key), $0.value) })
    static let contractResult = WireEnumeration(
        "Transaction.Result.contractResult", ContractResult.allCases.map(\.rawValue))
    static let resultCode = WireEnumeration("Transaction.Result.code", ["SUCESS", "FAILED"])

    static let any = WireSchema(
        "Any", [.one(1, "type_url", .text), .one(2, "value", .bytes(.plain))])
    static let contractEntry = WireSchema(
        "Transaction.Contract",
        [
            .one(1, "type", .enumeration(contractType)), .one(2, "parameter", .message(any)),
            .one(3, "provider", .bytes(.plain)), .one(4, "ContractName", .bytes(.name)),
            .one(5, "Permission_id", .int32),
        ])
    static let raw = WireSchema(
        "Transaction.raw",
        [
            .one(1, "ref_block_bytes", .bytes(.plain)), .one(3, "ref_block_num", .int64),
            .one(4, "ref_block_hash", .bytes(.plain)), .one(8, "expiration", .int64),
            .one(10, "data", .bytes(.plain)), .many(11, "contract", .message(contractEntry)),
            .one(12, "scripts", .bytes(.plain)), .one(14, "timestamp", .int64), .one(18, "fee_limit", .int64),
        ])
    static let transactionResult = WireSchema(
        "Transaction.Result",
        [
            .one(1, "fee", .int64), .one(2, "ret", .enumeration(resultCode)),
            .one(3, "contractRet", .enumeration(contractResult)),
        ])
    static let transaction = WireSchema(
        "Transaction",
        [
            .one(1, "raw_data", .message(raw)), .many(2, "signature", .bytes(.plain)),
            .many(5, "ret", .message(transactionResult)),
        ])

    static let permissionType = WireEnumeration("Permission.PermissionType", ["Owner", "Witness", "Active"])
    static let key = WireSchema(
        "Key", [.one(1, "address", .bytes(.address)), .one(2, "weight", .int64)])
    static let permission = WireSchema(
        "Permission",
        [
            .one(1, "type", .enumeration(permissionType)), .one(2, "id", .int32),
            .one(3, "permission_name", .text),
            .one(4, "threshold", .int64), .one(5, "parent_id", .int32), .one(6, "operations", .bytes(.plain)),
            .many(7, "keys", .message(key)),
        ])
    static let accountPermissionUpdate = WireSchema(
        "AccountPermissionUpdateContract",
        [
            .one(1, "owner_address", .bytes(.address)), .one(2, "owner", .message(permission)),
            .one(3, "witness", .message(permission)), .many(4, "actives", .message(permission)),
        ])

    private static let parameter = WireSchema(
        "SmartContract.ABI.Entry.Param",
        [.one(1, "indexed", .bool), .one(2, "name", .text), .one(3, "type", .text)])
    private static let entryType = WireEnumeration(
        "SmartContract.ABI.Entry.EntryType",
        ["UnknownEntryType", "Constructor", "Function", "Event", "Fallback", "Receive", "Error"])
    private static let mutability = WireEnumeration(
        "SmartContract.ABI.Entry.StateMutabilityType",
        ["UnknownMutabilityType", "Pure", "View", "Nonpayable", "Payable"])
    static let abiEntry = WireSchema(
        "SmartContract.ABI.Entry",
        [
            .one(1, "anonymous", .bool), .one(2, "constant", .bool), .one(3, "name", .text),
            .many(4, "inputs", .message(parameter)), .many(5, "outputs", .message(parameter)),
            .one(6, "type", .enumeration(entryType)), .one(7, "payable", .bool),
            .one(8, "stateMutability", .enumeration(mutability)),
        ])
    static let abi = WireSchema("SmartContract.ABI", [.many(1, "entrys", .message(abiEntry))])
    static let smartContract = WireSchema(
        "SmartContract",
        [
            .one(1, "origin_address", .bytes(.address)), .one(2, "contract_address", .bytes(.address)),
            .one(3, "abi", .message(abi)), .one(4, "bytecode", .bytes(.plain)), .one(5, "call_value", .int64),
            .one(6, "consume_user_resource_percent", .int64), .one(7, "name", .text),
            .one(8, "origin_energy_limit", .int64), .one(9, "code_hash", .bytes(.plain)),
            .one(10, "trx_hash", .bytes(.plain)), .one(11, "version", .int32),
        ])
    static let createSmart = WireSchema(
        "CreateSmartContract",
        [
            .one(1, "owner_address", .bytes(.address)), .one(2, "new_contract", .message(smartContract)),
            .one(3, "call_token_value", .int64), .one(4, "token_id", .int64),
        ])
}

/// What queries ask with (java-tron: `api/api.proto`).
extension WireSchema {
    static let addressed = WireSchema("Account", [.one(3, "address", .bytes(.address))])
    static let bytesMessage = WireSchema("BytesMessage", [.one(1, "value", .bytes(.plain))])
    static let numberMessage = WireSchema("NumberMessage", [.one(1, "num", .int64)])
    static let blockLimit = WireSchema(
        "BlockLimit", [.one(1, "startNum", .int64), .one(2, "endNum", .int64)])
    static let paginated = WireSchema(
        "PaginatedMessage", [.one(1, "offset", .int64), .one(2, "limit", .int64)])
    static let blockRequest = WireSchema("BlockReq", [.one(1, "id_or_num", .text), .one(2, "detail", .bool)])
    static let delegatedResourceMessage = WireSchema(
        "DelegatedResourceMessage",
        [.one(1, "fromAddress", .bytes(.address)), .one(2, "toAddress", .bytes(.address))])
    static let canDelegatedMaxSize = WireSchema(
        "CanDelegatedMaxSizeRequestMessage",
        [.one(1, "type", .int32), .one(2, "owner_address", .bytes(.address))])
    static let canWithdrawUnfreezeAmount = WireSchema(
        "CanWithdrawUnfreezeAmountRequestMessage",
        [.one(1, "owner_address", .bytes(.address)), .one(2, "timestamp", .int64)])
    static let availableUnfreezeCount = WireSchema(
        "GetAvailableUnfreezeCountRequestMessage", [.one(1, "owner_address", .bytes(.address))])
}
