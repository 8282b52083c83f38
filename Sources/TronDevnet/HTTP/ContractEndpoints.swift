import StrictJSON
import Tron

/// Calls of contracts, and what is known of one (`TriggerSmartContractServlet`,
/// `TriggerConstantContractServlet`, `EstimateEnergyServlet`, `GetContractServlet`).
enum ContractEndpoints {
    static let onBoth: [String: NodeEndpoint] = [
        "triggerconstantcontract": .action { query, chain in
            do throws(CallFault) {
                let call = try ContractCallQuery(query, .constant)
                let outcome = try call.run(on: &chain, query)
                return try ConstantAnswer(call: call, outcome: outcome).json(on: chain, query)
            } catch {
                return error.json(query)
            }
        },
        "estimateenergy": .action { query, chain in
            do throws(CallFault) {
                let call = try ContractCallQuery(query, .constant)
                let outcome = try call.run(on: &chain, query)
                guard case .returned = outcome.end else {
                    throw CallFault(.execute, "REVERT opcode executed")
                }
                return [
                    "result": ["result": true],
                    "energy_required": .integer(
                        EnergyEstimate.required(outcome.energy, price: chain.state(for: query).energyPrice)),
                ]
            } catch {
                return error.json(query)
            }
        },
    ]

    static let onHead: [String: NodeEndpoint] = [
        "triggersmartcontract": .action { query, chain in
            do throws(CallFault) {
                let call = try ContractCallQuery(query, .transaction)
                let contract = try call.contract(
                    on: chain.state, missing: "No contract or not a valid smart contract")
                if !contract.isABICleared, call.isConstant(of: contract) {
                    let outcome = try call.run(on: &chain, query)
                    return try ConstantAnswer(call: call, outcome: outcome).json(on: chain, query)
                }
                let transaction = call.builder.transaction(on: chain, now: query.now)
                return ["result": ["result": true], "transaction": call.rendering.built(transaction)]
            } catch {
                return error.json(query)
            }
        },
        "getcontract": .query { query, chain throws(NodeFault) in
            let rendering = try query.rendering()
            guard let contract = try contract(query, on: chain.state) else { return [:] }
            return rendering.contract(contract)
        },
        "getcontractinfo": .query { query, chain throws(NodeFault) in
            let rendering = try query.rendering()
            guard var contract = try contract(query, on: chain.state) else { return [:] }
            chain.state.catchUp(&contract)
            var state: JSONObject = [:]
            state.add("energy_usage", contract.energyUsage)
            state.add("energy_factor", chain.state.energyFactor(of: contract))
            state.add("update_cycle", contract.updateCycle)
            return ["smart_contract": rendering.contract(contract), "contract_state": .object(state)]
        },
    ]

    private static func contract(_ query: NodeQuery, on state: ChainState) throws(NodeFault) -> TokenContract?
    {
        let bytes = try StakeEndpoints.contractStyleBytes(query)
        return (try? Address(bytes: bytes)).flatMap { state.contracts[$0] }
    }
}

/// How much energy `estimateenergy` asks for (`Wallet.estimateEnergy`): it halves the distance between what
/// was used and twice that until a TRX remains.
enum EnergyEstimate {
    static func required(_ used: Int64, price: Int64) -> Int64 {
        let low = used * price
        var high = 2 * low
        while high - low > Sun.perTRX { high = low + (high - low) / 2 }
        return (high + price - 1) / price
    }
}

extension Rendering {
    /// A contract as `getcontract` returns it; without byte code, since it has none.
    func contract(_ contract: TokenContract) -> JSON {
        var object: JSONObject = [
            "origin_address": address(contract.origin), "contract_address": address(contract.address),
        ]
        if !contract.isABICleared { object["abi"] = TokenABI.json(of: contract.rules) }
        object.add("consume_user_resource_percent", contract.userPercent)
        object["name"] = .string(contract.title)
        object.add("origin_energy_limit", contract.originEnergyLimit)
        object["version"] = 1
        return .object(object)
    }
}
