public import StrictJSON
public import Tron

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
                ChainQuantity.time.range.contains(from), ChainQuantity.amount.range.contains(price),
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
