public import Tron

/// Whose payouts a counter of the policy counts.
public enum PayoutScope: Hashable, Sendable {
    case all
    case route(PayoutRoute)
    /// What one address gets by one route.
    case recipient(PayoutRoute, Address)

    var text: String {
        switch self {
        case .all: "all"
        case .route(let route): route.rawValue
        case .recipient(let route, let address): "\(route.rawValue)/\(address.base58)"
        }
    }

    /// The counters that a payout of `order` counts in when it is accepted at `time`. All of them always,
    /// whether something limits them or not: a limit that is configured later holds for the day that has
    /// begun.
    static func counters(of order: PayoutOrder, at time: Timestamp) -> [CounterKey] {
        counters(of: order.amount.asset, route: order.route, recipient: order.recipient, at: time)
    }

    static func counters(
        of asset: Asset, route: PayoutRoute, recipient: Address, at time: Timestamp
    ) -> [CounterKey] {
        let day = PayoutPeriod(.day, at: time)
        return [
            .payouts(asset, .recipient(route, recipient), day), .payouts(asset, .route(route), day),
            .payouts(asset, .all, PayoutPeriod(.hour, at: time)), .payouts(asset, .all, day),
        ]
    }
}

/// A UTC hour or a UTC day.
public struct PayoutPeriod: Hashable, Sendable {
    /// How long it is.
    public enum Kind: Hashable, Sendable {
        case hour, day

        fileprivate var milliseconds: Int64 {
            switch self {
            case .hour: 3_600_000
            case .day: 86_400_000
            }
        }
    }
    public let kind: Kind
    public let start: Timestamp

    /// The one that holds `time`.
    public init(_ kind: Kind, at time: Timestamp) {
        self.kind = kind
        let rest = time.milliseconds % kind.milliseconds
        start = Timestamp(
            milliseconds: time.milliseconds - (rest < 0 ? rest + kind.milliseconds : rest))
    }

    var text: String {
        switch kind {
        case .hour: "hour/" + start.text.prefix(13)
        case .day: "day/" + start.text.prefix(10)
        }
    }
}

extension Payout {
    /// The policy's counters that it counts in now; none once it was taken out of them.
    public var countedIn: [CounterKey] {
        countedAt.map { time in
            PayoutScope.counters(of: amount.asset, route: route, recipient: recipient, at: time)
        } ?? []
    }

    /// Takes the payout out of the counters where it ended without paying: what they lose, nothing where it
    /// still counts or was taken out before.
    mutating func returnCount() -> [CounterChange] {
        switch status {
        case .pendingApproval, .pending, .processing, .completed: return []
        case .failed, .cancelled, .rejected: break
        }
        let changes = countedIn.map { CounterChange(key: $0, delta: -amount.units) }
        countedAt = nil
        return changes
    }
}
