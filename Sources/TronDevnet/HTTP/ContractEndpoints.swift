import StrictJSON
import Tron

/// Calls that change nothing, and what is known of a contract (`TriggerConstantContractServlet`, `EstimateEnergyServlet`).
enum ContractEndpoints {
    static let onBoth: [String: NodeEndpoints.Endpoint] = [
        "triggerconstantcontract": { query, chain throws(NodeFault) in
            let call = try ConstantCallQuery(query)
            var token = chain.state(for: query).token
            guard call.contract == token.address else { return noContract }
            let outcome = TokenCall(caller: call.owner, data: call.data).run(on: &token)
            return answer(outcome, to: call, query.rendering)
        },
        "estimateenergy": { query, chain throws(NodeFault) in
            let call = try ConstantCallQuery(query)
            var token = chain.state(for: query).token
            guard call.contract == token.address else { return noContract }
            let outcome = TokenCall(caller: call.owner, data: call.data).run(on: &token)
            if case .reverted = outcome.end {
                return [
                    "result": [
                        "code": "CONTRACT_EXE_ERROR",
                        "message": query.rendering.text("REVERT opcode executed"),
                    ]
                ]
            }
            return ["result": ["result": true], "energy_required": .number(.init(outcome.energy))]
        },
    ]

    static let onHead: [String: NodeEndpoints.Endpoint] = [
        "getcontract": { query, chain throws(NodeFault) in
            let address = try query.address("value")
            let token = chain.state(for: query).token
            guard address == token.address else { return [:] }
            return [
                "origin_address": query.rendering.address(token.owner),
                "contract_address": query.rendering.address(token.address), "name": "TetherToken",
                "consume_user_resource_percent": 100, "origin_energy_limit": 10_000_000,
            ]
        }
    ]

    private static let noContract: JSON = [
        "result": [
            "code": "CONTRACT_VALIDATE_ERROR",
            "message": .string(Array("Smart contract is not exist.".utf8).hex),
        ]
    ]

    private static func answer(
        _ outcome: CallOutcome, to call: ConstantCallQuery, _ rendering: Rendering
    ) -> JSON {
        var result: JSONObject = ["result": true]
        var object: JSONObject = [:]
        object.add("energy_used", outcome.energy)
        object.add("energy_penalty", outcome.penalty)
        switch outcome.end {
        case .returned(let data):
            object["constant_result"] = [.string(data.hex)]
            object["transaction"] = ["ret": [[:]], "visible": .bool(rendering.isVisible)]
        case .reverted:
            // `result` stays true: the revert shows in the message and in `ret`.
            result["message"] = rendering.text("REVERT opcode executed")
            object["constant_result"] = [""]
            object["transaction"] = ["ret": [["ret": "FAILED"]], "visible": .bool(rendering.isVisible)]
        }
        object["result"] = .object(result)
        return .object(object)
    }
}

/// What a constant call is asked with.
private struct ConstantCallQuery {
    let owner: Address
    let contract: Address
    let data: [UInt8]

    /// A selector, where one is given, wins over `data`.
    init(_ query: NodeQuery) throws(NodeFault) {
        owner = try query.address("owner_address")
        contract = try query.address("contract_address")
        let selector = query.text("function_selector")
        if selector.isEmpty {
            data = try query.bytes("data")
        } else {
            data = Array(Keccak256.hash(Array(selector.utf8)).prefix(4)) + (try query.bytes("parameter"))
        }
    }
}
