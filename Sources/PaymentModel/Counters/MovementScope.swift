public import Tron

/// Which movements a counter of the policy counts.
public enum MovementScope: Hashable, Sendable {
    /// All movements of the asset.
    case all
    /// All movements by one route.
    case route(MovementRoute)
    /// What one address gets by one route. Transfers count as `direct`, so that splitting between both evades no limit.
    case recipient(MovementRoute, Address)
    /// What one subject has ordered.
    case subject(String)

    /// The counter's key within `period`. A subject is any text, so it stands last, where it can't be taken for
    /// anything else.
    func text(in period: PayoutPeriod) -> String {
        switch self {
        case .all: "all/\(period.text)"
        case .route(let route): "\(route.rawValue)/\(period.text)"
        case .recipient(let route, let address): "\(route.rawValue)/\(address.base58)/\(period.text)"
        case .subject(let subject): "subject/\(period.text)/\(subject)"
        }
    }
}
