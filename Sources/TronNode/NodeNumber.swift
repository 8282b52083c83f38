public import StrictJSON
import Tron

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
        return object[rawValue] == nil ? 0 : try json.number(rawValue, quantity)
    }

    private var quantity: ChainQuantity {
        switch self {
        case .amount, .maxSize, .reward, .burnt: .amount
        case .num: .time
        case .count, .brokerage, .pending: .count
        }
    }
}
