public import Tron

/// Which payouts a counter of the policy counts.
public enum PayoutScope: Hashable, Sendable {
    /// All payouts of the asset.
    case all
    /// All payouts by one route.
    case route(PayoutRoute)
    /// Payouts to one address by one route.
    case recipient(PayoutRoute, Address)

    var text: String {
        switch self {
        case .all: "all"
        case .route(let route): route.rawValue
        case .recipient(let route, let address): "\(route.rawValue)/\(address.base58)"
        }
    }

    /// The counters of a payout that is accepted at `time`. It always counts in all of them, limited or not, so that
    /// a limit that is configured later applies to the day that has begun.
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
