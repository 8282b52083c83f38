import StrictJSON

/// The interface of the tokens, as `getcontract` returns it.
enum TokenABI {
    static func json(of rules: TokenRules) -> JSON {
        let methods = TokenMethod.allCases.filter { rules == .tether || TokenMethod.plain.contains($0) }
        let events: [TokenEvent] = rules == .tether ? TokenEvent.allCases : [.transfer, .approval]
        return ["entrys": .array(methods.map { function($0) } + events.map { event($0) })]
    }

    private static func function(_ method: TokenMethod) -> JSON {
        let (name, types) = parts(method.rawValue)
        var object: JSONObject = ["name": .string(name)]
        object.add("inputs", zip(types, names(types)).map { ["name": .string($1), "type": .string($0)] })
        object.add("outputs", outputs(of: method).map { ["type": .string($0)] })
        if method.isConstant { object["constant"] = true }
        object["type"] = "Function"
        object["stateMutability"] = method.isConstant ? "View" : "Nonpayable"
        return .object(object)
    }

    private static func event(_ event: TokenEvent) -> JSON {
        let (name, types) = parts(event.rawValue)
        var object: JSONObject = ["name": .string(name)]
        object.add(
            "inputs",
            zip(types, names(types)).map { type, name in
                var input: JSONObject = ["name": .string(name), "type": .string(type)]
                if type == "address", event != .deprecate { input["indexed"] = true }
                return .object(input)
            })
        object["type"] = "Event"
        return .object(object)
    }

    private static func parts(_ signature: String) -> (name: String, types: [String]) {
        let name = signature.prefix { $0 != "(" }
        let types = signature.dropFirst(name.count + 1).dropLast().split(separator: ",").map(String.init)
        return (String(name), types)
    }

    /// Names as the token's source has them for the calls that matter.
    private static func names(_ types: [String]) -> [String] {
        switch types {
        case ["address", "uint256"]: ["_to", "_value"]
        case ["address", "address", "uint256"]: ["_from", "_to", "_value"]
        case ["address", "address"]: ["_owner", "_spender"]
        case ["address"]: ["_who"]
        case ["uint256"]: ["_value"]
        default: types.indices.map { "_\($0)" }
        }
    }

    private static func outputs(of method: TokenMethod) -> [String] {
        switch method {
        case .transfer, .transferFrom, .approve, .increaseApproval, .decreaseApproval, .paused, .deprecated,
            .isBlackListed, .getBlackListStatus:
            ["bool"]
        case .balanceOf, .allowance, .totalSupply, .basisPointsRate, .maximumFee, .calcFee: ["uint256"]
        case .decimals: ["uint8"]
        case .name, .symbol: ["string"]
        case .owner, .getOwner, .upgradedAddress: ["address"]
        case .pause, .unpause, .addBlackList, .removeBlackList, .destroyBlackFunds, .issue, .redeem,
            .setParams,
            .deprecate, .transferOwnership:
            []
        }
    }
}
