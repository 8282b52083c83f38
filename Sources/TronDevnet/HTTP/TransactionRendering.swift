import StrictJSON
import Tron

extension Rendering {
    /// A transaction as `gettransactionbyid` tells it.
    func transaction(_ transaction: SignedTransaction, result: ContractResult?) -> JSON {
        var object: JSONObject = [:]
        if let result { object["ret"] = [["contractRet": .string(result.rawValue)]] }
        object["signature"] = .array(transaction.signatures.map { .string($0.hex) })
        object["txID"] = .string(transaction.id.hex)
        object["raw_data"] = rawData(transaction.raw)
        object["raw_data_hex"] = .string(transaction.rawBytes.hex)
        return .object(object)
    }

    private func rawData(_ raw: RawTransaction) -> JSON {
        var contract: JSONObject = [
            "parameter": [
                "value": .object(value(of: raw.contract)),
                "type_url": .string("type.googleapis.com/protocol.\(typeName(of: raw.contract))"),
            ],
            "type": .string(typeName(of: raw.contract)),
        ]
        contract.add("Permission_id", Int64(raw.permissionID))
        var object: JSONObject = [:]
        object.add("data", raw.memo)
        object["contract"] = [.object(contract)]
        object["ref_block_bytes"] = bytes(raw.reference.bytes)
        object["ref_block_hash"] = bytes(raw.reference.hash)
        object.add("expiration", raw.expiration.milliseconds)
        object.add("timestamp", raw.timestamp.milliseconds)
        object.add("fee_limit", raw.feeLimit.value)
        return .object(object)
    }

    private func typeName(of contract: Contract) -> String {
        switch contract {
        case .transfer: "TransferContract"
        case .accountCreate: "AccountCreateContract"
        case .triggerSmart: "TriggerSmartContract"
        default: "\(contract.type)"
        }
    }

    private func value(of contract: Contract) -> JSONObject {
        var object: JSONObject = [:]
        switch contract {
        case .transfer(let transfer):
            object.add("amount", transfer.amount.value)
            object["owner_address"] = address(transfer.owner)
            object["to_address"] = address(transfer.to)
        case .accountCreate(let creation):
            object["owner_address"] = address(creation.owner)
            object["account_address"] = address(creation.account)
        case .triggerSmart(let call):
            object.add("data", call.data)
            object["owner_address"] = address(call.owner)
            object["contract_address"] = address(call.contract)
            object.add("call_value", call.callValue.value)
        default: break
        }
        return object
    }

    /// A receipt as `gettransactioninfobyid` tells it.
    func receipt(_ included: IncludedTransaction, in block: Block) -> JSON {
        let result = included.result
        var object: JSONObject = ["id": .string(included.transaction.id.hex)]
        object.add("fee", result.fee.value)
        object.add("blockNumber", block.number)
        object.add("blockTimeStamp", block.header.timestamp.milliseconds)
        object["contractResult"] = [.string(result.contractResult.hex)]
        if let contract = result.contract { object["contract_address"] = address(contract) }
        object["receipt"] = .object(resources(of: result))
        if !result.logs.isEmpty { object["log"] = .array(result.logs.map { log($0) }) }
        if result.hasFailed { object["result"] = "FAILED" }
        if let message = result.message { object["resMessage"] = text(message) }
        return .object(object)
    }

    private func resources(of result: ExecutionResult) -> JSONObject {
        var receipt: JSONObject = [:]
        receipt.add("energy_usage", result.energyUsage)
        receipt.add("energy_fee", result.energyFee.value)
        receipt.add("energy_usage_total", result.energyTotal)
        receipt.add("net_usage", result.netUsage)
        receipt.add("net_fee", result.netFee.value)
        if let outcome = result.outcome { receipt["result"] = .string(outcome.rawValue) }
        receipt.add("energy_penalty_total", result.energyPenalty)
        return receipt
    }

    private func log(_ log: EventLog) -> JSON {
        [
            "address": isVisible ? address(log.address) : bytes(log.address.evmBytes),
            "topics": .array(log.topics.map { bytes($0) }), "data": bytes(log.data),
        ]
    }
}
