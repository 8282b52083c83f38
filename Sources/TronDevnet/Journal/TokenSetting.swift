import StrictJSON
import Tron

/// The token's owner powers, as they are used from outside.
struct TokenSetting: Sendable, Hashable {
    var isPaused: Bool?
    var blacklisted: Set<Address> = []
    var unblacklisted: Set<Address> = []
    var feeBasisPoints: UInt64?
    var maximumFee: UInt64?
}

extension TokenSetting {
    /// As a journal keeps it.
    var json: JSON {
        var object: JSONObject = [:]
        if let isPaused { object["paused"] = .bool(isPaused) }
        object.add("blacklist", blacklisted.sorted().map { .string($0.hex) })
        object.add("unblacklist", unblacklisted.sorted().map { .string($0.hex) })
        if let feeBasisPoints { object["basis_points"] = .number(JSONNumber(feeBasisPoints)) }
        if let maximumFee { object["maximum_fee"] = .number(JSONNumber(maximumFee)) }
        return .object(object)
    }

    init(_ json: JSON) {
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
