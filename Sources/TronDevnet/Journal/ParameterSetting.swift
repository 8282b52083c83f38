import StrictJSON
import Tron

/// Parameters to be changed, and what the rest of the network has staked, in TRX.
struct ParameterSetting: Sendable, Hashable {
    var values: [ChainParameter: Int64] = [:]
    var netWeight: Int64?
    var energyWeight: Int64?
}

extension ParameterSetting {
    /// As a journal keeps it.
    var json: JSON {
        var object: JSONObject = [:]
        for (parameter, value) in values.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
            object[parameter.rawValue] = .integer(value)
        }
        if let netWeight { object["TotalNetWeight"] = .integer(netWeight) }
        if let energyWeight { object["TotalEnergyWeight"] = .integer(energyWeight) }
        return .object(object)
    }

    init(_ json: JSON) {
        for (key, value) in json.object?.members ?? [] {
            guard let number = value.int64 else { continue }
            _ = set(key, to: number)
        }
    }

    /// Takes a value by its name; false if there is no such name.
    mutating func set(_ key: String, to value: Int64) -> Bool {
        switch key {
        case "TotalNetWeight": netWeight = value
        case "TotalEnergyWeight": energyWeight = value
        default:
            guard let parameter = ChainParameter(rawValue: key) else { return false }
            values[parameter] = value
        }
        return true
    }

    func apply(to state: inout ChainState) {
        var parameters = state.parameters
        for (parameter, value) in values { parameters.set(parameter, to: value, at: state.time) }
        state.parameters = parameters
        if let netWeight { state[.netWeight] = netWeight + state.ownWeight(.bandwidth) }
        if let energyWeight { state[.energyWeight] = energyWeight + state.ownWeight(.energy) }
    }
}

extension ChainState {
    /// What the chain's own accounts have staked, in TRX; the rest of the weight is the rest of the
    /// network's.
    func ownWeight(_ resource: Resource) -> Int64 {
        accounts.rows.values.reduce(0) { $0 + $1.stakes.whole(resource) / Sun.perTRX }
    }
}
