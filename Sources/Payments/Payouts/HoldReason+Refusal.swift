package import PaymentModel
import TronNode

extension HoldReason {
    /// What a payout waits for where planning or signing its transaction was refused with `refusal`; nil where that does
    /// not pass by waiting.
    package init?(refusal: any Error) {
        switch refusal {
        case PlanRefusal.wouldRevert: return nil
        case PlanRefusal.insufficientFunds: self = .insufficientFunds
        case PlanRefusal.insufficientEnergy, PlanRefusal.feeLimitTooLow: self = .insufficientEnergy
        case PlanRefusal.blocked(.paused, _): self = .tokenPaused
        case PlanRefusal.blocked(.blacklisted, _): self = .walletBlacklisted
        case let held as SigningHeld: self = held.reason
        case is NodeError: self = .nodeUnavailable
        default: self = .walletUnusable
        }
    }
}
