import StrictJSON
import Tron

extension Rendering {
    /// A transaction as `gettransactionbyid` returns it (`Util.printTransactionToJSON`).
    func transaction(_ transaction: NodeTransaction, ret: JSON? = nil) -> JSONObject {
        var object: JSONObject = [:]
        if let ret { object["ret"] = [ret] }
        object.add("signature", transaction.signatures.map { bytes($0) })
        object["txID"] = .string(transaction.id.hex)
        object["raw_data"] = rawData(transaction)
        object["raw_data_hex"] = .string(transaction.rawBytes.hex)
        if let address = transaction.deployedAddress { object["contract_address"] = .string(address.hex) }
        return object
    }

    /// With its result, as in a block.
    func transaction(_ transaction: NodeTransaction, result: ContractResult) -> JSON {
        .object(self.transaction(transaction, ret: ["contractRet": .string(result.rawValue)]))
    }

    /// As builders answer it: without signatures and results, but with `visible`.
    func built(_ transaction: NodeTransaction, ret: JSON? = nil) -> JSON {
        var object = self.transaction(transaction, ret: ret)
        object["visible"] = .bool(isVisible)
        return .object(object)
    }

    private func rawData(_ transaction: NodeTransaction) -> JSON {
        var object: JSONObject = [:]
        object.add("data", transaction.memo)
        object["contract"] = .array(transaction.entries.compactMap { contract($0) })
        object.add("ref_block_bytes", transaction.referenceBytes)
        object.add("ref_block_hash", transaction.referenceHash)
        object.add("expiration", transaction.expiration.milliseconds)
        object.add("timestamp", transaction.timestamp)
        object.add("fee_limit", transaction.feeLimit)
        return .object(object)
    }

    /// Nil if the bytes are not of the type: java-tron leaves such entries out.
    private func contract(_ entry: NodeTransaction.Entry) -> JSON? {
        guard let schema = WireSchema.contract(entry.type),
            let message = try? WireMessage(schema, decoding: entry.value[...])
        else { return nil }
        var contract: JSONObject = [
            "parameter": [
                "value": .object(message.json(isVisible: isVisible)), "type_url": .string(entry.typeURL),
            ],
            "type": .string(ContractType(rawValue: entry.type).name),
        ]
        if entry.permissionID > 0 { contract["Permission_id"] = .integer(Int64(entry.permissionID)) }
        return .object(contract)
    }

    /// A receipt as `gettransactioninfobyid` returns it.
    func receipt(_ included: IncludedTransaction, in block: Block) -> JSON {
        let result = included.result
        var object: JSONObject = ["id": .string(included.id.hex)]
        object.add("fee", result.fee)
        object.add("blockNumber", block.number)
        object.add("blockTimeStamp", block.time.milliseconds)
        object["contractResult"] = [.string(result.contractResult.hex)]
        if let contract = result.contract { object["contract_address"] = address(contract) }
        object["receipt"] = .object(resources(of: result))
        object.add("log", result.logs.map { log($0) })
        if result.hasFailed { object["result"] = "FAILED" }
        if let message = result.message { object["resMessage"] = text(message) }
        if result.issuedAsset != 0 { object["assetIssueID"] = .string(String(result.issuedAsset)) }
        object.add("withdraw_amount", result.withdrawn)
        object.add("withdraw_expire_amount", result.withdrawnExpired)
        if let restaked = result.restaked {
            let names: [(Resource, String)] = [
                (.energy, "ENERGY"), (.tronPower, "TRON_POWER"), (.bandwidth, "BANDWIDTH"),
            ]
            object["cancel_unfreezeV2_amount"] = .array(
                names.map { ["key": .string($1), "value": .integer(restaked[$0] ?? 0)] })
        }
        return .object(object)
    }

    private func resources(of result: ExecutionResult) -> JSONObject {
        var receipt: JSONObject = [:]
        receipt.add("energy_usage", result.energyUsage)
        receipt.add("energy_fee", result.energyFee)
        receipt.add("origin_energy_usage", result.originEnergyUsage)
        receipt.add("energy_usage_total", result.energyTotal)
        receipt.add("net_usage", result.netUsage)
        receipt.add("net_fee", result.netFee)
        if let outcome = result.outcome { receipt["result"] = .string(outcome.rawValue) }
        receipt.add("energy_penalty_total", result.energyPenalty)
        return receipt
    }

    /// A log has its address without 41; with `visible` as every address.
    func log(_ log: EventLog, isConverted: Bool = true) -> JSON {
        var object: JSONObject = [
            "address": isVisible && isConverted ? address(log.address) : bytes(log.address.evmBytes)
        ]
        object.add("topics", log.topics.map { bytes($0) })
        object.add("data", log.data)
        return .object(object)
    }
}
