import StrictJSON
import Tron

/// Everything that changes a chain from outside. A chain is its genesis and the commands since: the journal
/// keeps them.
enum ChainCommand: Sendable, Hashable {
    /// A transaction that was accepted: the whole message.
    case submit([UInt8])
    case mine(Int)
    case advance(seconds: Int64)
    case setAccount(Address, trx: Int64?, usdt: UInt64?)
    case setToken(TokenSetting)
    case setParameters(ParameterSetting)
    case fork(depth: Int, dropping: Set<TransactionID>, keepsRest: Bool)
    case snapshot
    case restore(Int)
}

/// The token's owner powers, as they are used from outside.
struct TokenSetting: Sendable, Hashable {
    var isPaused: Bool?
    var blacklisted: Set<Address> = []
    var unblacklisted: Set<Address> = []
    var feeBasisPoints: UInt64?
    var maximumFee: UInt64?
}

/// Parameters to be changed, and what the rest of the network has staked, in TRX.
struct ParameterSetting: Sendable, Hashable {
    var values: [ChainParameter: Int64] = [:]
    var netWeight: Int64?
    var energyWeight: Int64?
}

extension ChainCommand {
    /// One line of a journal.
    var json: JSON {
        switch self {
        case .submit(let bytes): return ["submit": .string(bytes.hex)]
        case .mine(let count): return ["mine": .integer(Int64(count))]
        case .advance(let seconds): return ["advance": .integer(seconds)]
        case .setAccount(let address, let trx, let usdt):
            var object: JSONObject = ["address": .string(address.hex)]
            if let trx { object["trx"] = .integer(trx) }
            if let usdt { object["usdt"] = .number(JSONNumber(usdt)) }
            return ["account": .object(object)]
        case .setToken(let setting): return ["token": setting.json]
        case .setParameters(let setting): return ["parameters": setting.json]
        case .fork(let depth, let dropped, let keepsRest):
            return [
                "fork": [
                    "depth": .integer(Int64(depth)), "keep": .bool(keepsRest),
                    "drop": .array(dropped.sorted().map { .string($0.hex) }),
                ]
            ]
        case .snapshot: return ["snapshot": true]
        case .restore(let number): return ["restore": .integer(Int64(number))]
        }
    }

    /// How a line begins and ends that has a transaction: nearly all lines do.
    private static let submitStart = Array("{\"submit\":\"".utf8)
    private static let submitEnd = Array("\"}".utf8)

    /// The command of a line's bytes; nil where it is none. Transactions are read without a detour: a chain may
    /// have a million.
    init?(line: ArraySlice<UInt8>) throws(JSONError) {
        if line.starts(with: Self.submitStart), line.suffix(2).elementsEqual(Self.submitEnd),
            let bytes = Self.bytes(hex: line.dropFirst(Self.submitStart.count).dropLast(2))
        {
            self = .submit(bytes)
            return
        }
        self.init(try JSON(parsing: line))
    }

    private static func bytes(hex digits: ArraySlice<UInt8>) -> [UInt8]? {
        guard digits.count.isMultiple(of: 2) else { return nil }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(digits.count / 2)
        var high: UInt8?
        for digit in digits {
            let value: UInt8
            switch digit {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): value = digit - UInt8(ascii: "0")
            case UInt8(ascii: "a")...UInt8(ascii: "f"): value = digit - UInt8(ascii: "a") + 10
            default: return nil
            }
            if let first = high {
                bytes.append(first << 4 | value)
                high = nil
            } else {
                high = value
            }
        }
        return bytes
    }

    /// The command of a line; nil where it is none.
    init?(_ json: JSON) {
        guard let member = json.object?.members.first else { return nil }
        let value = member.value
        switch member.key {
        case "submit":
            guard let bytes = value.string.flatMap({ [UInt8](hex: $0) }) else { return nil }
            self = .submit(bytes)
        case "mine":
            guard let count = value.int64 else { return nil }
            self = .mine(Int(count))
        case "advance":
            guard let seconds = value.int64 else { return nil }
            self = .advance(seconds: seconds)
        case "account":
            guard let address = value["address"]?.string.flatMap({ try? Address(parsing: $0) }) else {
                return nil
            }
            self = .setAccount(address, trx: value["trx"]?.int64, usdt: value["usdt"]?.uint64)
        case "token": self = .setToken(TokenSetting(value))
        case "parameters": self = .setParameters(ParameterSetting(value))
        case "fork":
            guard let depth = value["depth"]?.int64, let keeps = value["keep"]?.bool else { return nil }
            let dropped = value["drop"]?.array?.compactMap {
                $0.string.flatMap { try? TransactionID(parsing: $0) }
            }
            self = .fork(depth: Int(depth), dropping: Set(dropped ?? []), keepsRest: keeps)
        case "snapshot": self = .snapshot
        case "restore":
            guard let number = value.int64 else { return nil }
            self = .restore(Int(number))
        default: return nil
        }
    }
}

extension TokenSetting {
    fileprivate var json: JSON {
        var object: JSONObject = [:]
        if let isPaused { object["paused"] = .bool(isPaused) }
        object.add("blacklist", blacklisted.sorted().map { .string($0.hex) })
        object.add("unblacklist", unblacklisted.sorted().map { .string($0.hex) })
        if let feeBasisPoints { object["basis_points"] = .number(JSONNumber(feeBasisPoints)) }
        if let maximumFee { object["maximum_fee"] = .number(JSONNumber(maximumFee)) }
        return .object(object)
    }

    fileprivate init(_ json: JSON) {
        func addresses(_ key: String) -> Set<Address> {
            Set(json[key]?.array?.compactMap { $0.string.flatMap { try? Address(parsing: $0) } } ?? [])
        }
        isPaused = json["paused"]?.bool
        blacklisted = addresses("blacklist")
        unblacklisted = addresses("unblacklist")
        feeBasisPoints = json["basis_points"]?.uint64
        maximumFee = json["maximum_fee"]?.uint64
    }

    func apply(to contract: inout TokenContract) {
        if let isPaused { contract.isPaused = isPaused }
        contract.blacklist.formUnion(blacklisted)
        contract.blacklist.subtract(unblacklisted)
        if let feeBasisPoints { contract.feeBasisPoints = feeBasisPoints }
        if let maximumFee { contract.maximumFee = maximumFee }
    }
}

extension ParameterSetting {
    fileprivate var json: JSON {
        var object: JSONObject = [:]
        for (parameter, value) in values.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
            object[parameter.rawValue] = .integer(value)
        }
        if let netWeight { object["TotalNetWeight"] = .integer(netWeight) }
        if let energyWeight { object["TotalEnergyWeight"] = .integer(energyWeight) }
        return .object(object)
    }

    fileprivate init(_ json: JSON) {
        for (key, value) in json.object?.members ?? [] {
            guard let number = value.int64 else { continue }
            _ = set(key, to: number)
        }
    }

    /// Takes a value by its name; false where there is no such name.
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

extension JSON {
    fileprivate var uint64: UInt64? { if case .number(let number) = self { number.uint64 } else { nil } }
}
