public import StrictJSON
public import Tron

/// Answers that are one number, which is left out where it is 0.
public enum NodeNumber: String, Sendable, CaseIterable {
    /// Sun: `getcanwithdrawunfreezeamount`.
    case amount
    /// Sun: `getcandelegatedmaxsize`.
    case maxSize = "max_size"
    /// `getavailableunfreezecount`.
    case count
    /// Sun: `getReward`.
    case reward
    /// Percent: `getBrokerage`.
    case brokerage
    /// Milliseconds: `getnextmaintenancetime`.
    case num
    /// Sun: `getburntrx`.
    case burnt = "burnTrxAmount"
    /// Transactions: `getpendingsize`.
    case pending = "pendingSize"

    /// The number in a node's JSON.
    ///
    /// - Throws: `NodeError.unreadable` where it is no such answer.
    public func read(_ json: JSON) throws(NodeError) -> Int64 {
        guard let object = json.object else { throw NodeError(.unreadable, "no object with \(rawValue)") }
        guard let value = object[rawValue] else { return 0 }
        guard let number = value.int64 else { throw NodeError(.unreadable, "\(rawValue) is no integer") }
        return number
    }
}

/// What `estimateenergy` answers.
public struct EnergyEstimate: Hashable, Sendable {
    /// Energy with the penalty; an upper bound, see `tron-protocol` 3.7.
    public let energy: Int64

    /// The estimate that a node's JSON is.
    ///
    /// - Throws: `NodeError.nodeMessage` where the node could not make one, `.unreadable` where it is no such answer.
    public init(json: JSON) throws(NodeError) {
        guard let result = json["result"] else {
            throw NodeError(.unreadable, "an estimate without a result")
        }
        if let code = result["code"]?.string, code != "SUCCESS" {
            let message = [UInt8](hex: result["message"]?.string ?? "") ?? []
            throw NodeError(.nodeMessage, "\(code): \(String(decoding: message, as: UTF8.self))")
        }
        guard result["result"]?.bool == true, let energy = json["energy_required"]?.int64 else {
            throw NodeError(.unreadable, "an estimate without a number")
        }
        self.energy = energy
    }
}

/// How a price has changed (`getenergyprices`, `getbandwidthprices`, `getmemofee`).
public struct PriceHistory: Hashable, Sendable {
    /// From when on, and the price; ascending.
    private let steps: [Step]

    private struct Step: Hashable, Sendable {
        let from: ChainTime
        let price: Sun
    }

    /// The history that a node's JSON is.
    ///
    /// - Throws: `NodeError.unreadable` where it is none, or not in order.
    public init(json: JSON) throws(NodeError) {
        var steps: [Step] = []
        for entry in (json["prices"]?.string ?? "").split(separator: ",", omittingEmptySubsequences: false) {
            let parts = entry.split(separator: ":", omittingEmptySubsequences: false)
            guard parts.count == 2, let from = Int64(parts[0]), let price = Int64(parts[1]),
                steps.last.map({ $0.from.milliseconds < from }) ?? true
            else { throw NodeError(.unreadable, "no history of prices") }
            steps.append(Step(from: ChainTime(milliseconds: from), price: Sun(price)))
        }
        self.steps = steps
    }

    /// The newest.
    public var current: Sun { steps.last?.price ?? .zero }

    /// The one in force at `time`; nil before the first.
    public func price(at time: ChainTime) -> Sun? {
        steps.last { $0.from <= time }?.price
    }
}

/// How far a node is (`getnodeinfo`).
public struct NodeHeads: Hashable, Sendable {
    public let head: BlockID
    public let solidified: BlockID

    /// The heads that a node's JSON tells.
    ///
    /// - Throws: `NodeError.unreadable` where it tells none.
    public init(json: JSON) throws(NodeError) {
        head = try Self.block(json["block"])
        solidified = try Self.block(json["solidityBlock"])
    }

    /// "Num:83810549,ID:0000…".
    private static func block(_ value: JSON?) throws(NodeError) -> BlockID {
        let parts = (value?.string ?? "").split(separator: ",")
        guard parts.count == 2, parts[0].hasPrefix("Num:"), parts[1].hasPrefix("ID:"),
            let id = try? BlockID(parsing: String(parts[1].dropFirst(3))),
            Int64(parts[0].dropFirst(4)) == id.number
        else { throw NodeError(.unreadable, "a head that is no block") }
        return id
    }
}
