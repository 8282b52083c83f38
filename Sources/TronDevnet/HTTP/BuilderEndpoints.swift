import StrictJSON
import Tron

/// Unsigned transactions that the node builds (`CreateTransactionServlet`, `FreezeBalanceV2Servlet`, …).
enum BuilderEndpoints {
    static let onHead: [String: NodeEndpoint] = [
        "createtransaction": builder(.transfer, takesMemo: true),
        "createaccount": builder(.accountCreate),
        "updateaccount": builder(.accountUpdate),
        "createassetissue": builder(ContractType(rawValue: 6)),
        "transferasset": builder(.transferAsset, takesMemo: true),
        "votewitnessaccount": builder(.voteWitness),
        "createwitness": builder(ContractType(rawValue: 5)),
        "updatewitness": builder(ContractType(rawValue: 8)),
        "updateBrokerage": builder(ContractType(rawValue: 49)),
        "freezebalance": builder(.freezeBalance), "unfreezebalance": builder(.unfreezeBalance),
        "withdrawbalance": builder(.withdrawBalance),
        "freezebalancev2": builder(.freezeBalanceV2), "unfreezebalancev2": builder(.unfreezeBalanceV2),
        "withdrawexpireunfreeze": builder(.withdrawExpireUnfreeze),
        "delegateresource": builder(.delegateResource), "undelegateresource": builder(.unDelegateResource),
        "cancelallunfreezev2": builder(.cancelAllUnfreezeV2),
        "accountpermissionupdate": builder(.accountPermissionUpdate),
        "updatesetting": builder(.updateSetting), "updateenergylimit": builder(.updateEnergyLimit),
        "clearabi": builder(.clearABI),
        "deploycontract": .action { query, chain throws(NodeFault) in
            let isVisible = try query.isVisible()
            let members = try query.members()
            var builder = TransactionBuilder(
                type: .createSmart, message: try Deployment.message(members, isVisible: isVisible))
            builder.feeLimit = try members.longValue("fee_limit")
            try builder.read(members, isVisible: isVisible, takesMemo: false)
            return Rendering(isVisible: isVisible).built(builder.transaction(on: chain, now: query.now))
        },
    ]

    private static func builder(_ type: ContractType, takesMemo: Bool = false) -> NodeEndpoint {
        .action { query, chain throws(NodeFault) in
            guard let schema = WireSchema.contract(type.rawValue) else { throw .nullPointer }
            let isVisible = try query.isVisible()
            let message = try query.message(schema)
            try validate(type, message, on: chain.state)
            var builder = TransactionBuilder(type: type, message: message)
            try builder.read(try query.members(), isVisible: isVisible, takesMemo: takesMemo)
            return Rendering(isVisible: isVisible).built(builder.transaction(on: chain, now: query.now))
        }
    }

    private static func validate(
        _ type: ContractType, _ message: WireMessage, on state: ChainState
    ) throws(NodeFault) {
        do {
            try SystemContracts.contract(type.rawValue, message)?.validate(on: state, for: .building)
        } catch {
            throw NodeFault(error)
        }
    }
}

/// What `deploycontract` makes of its request.
enum Deployment {
    static func message(_ members: JSONObject, isVisible: Bool) throws(NodeFault) -> WireMessage {
        let owner = try NodeQuery.bytes(members["owner_address"]?.told, isVisible: isVisible)
        var contract = WireMessage(.smartContract)
        if !owner.isEmpty { contract.set("origin_address", .bytes(owner)) }
        var abi = WireMessage(.abi)
        if let text = members["abi"]?.told {
            abi = try WireMessage(.abi, json: "{\"entrys\":\(text)}", isVisible: isVisible)
        }
        contract.set("abi", .message(abi))
        var code = members["bytecode"]?.told ?? ""
        if let parameter = members["parameter"]?.told { code += parameter }
        guard let bytes = [UInt8](javaHex: code) else { throw .noHex }
        if !bytes.isEmpty { contract.set("bytecode", .bytes(bytes)) }
        for key in ["call_value", "consume_user_resource_percent", "origin_energy_limit"] {
            contract.set(key, .integer(try members.longValue(key)))
        }
        if let name = members["name"]?.told, !name.isEmpty { contract.set("name", .bytes(Array(name.utf8))) }
        var message = WireMessage(.createSmart)
        message.set("owner_address", .bytes(owner))
        message.set("new_contract", .message(contract))
        message.set("call_token_value", .integer(try members.longValue("call_token_value")))
        message.set("token_id", .integer(try members.longValue("token_id")))
        return message
    }
}
