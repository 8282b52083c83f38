import Tron

/// A trusted recipient's own limit for each payout, in USDT.
struct RecipientPerPayoutRule: PolicyRule {
    func outcome(for matter: PolicyCase) -> RuleOutcome? {
        let amount = matter.amount
        guard let limit = matter.facts.recipient?.perPayoutLimit, limit.asset == amount.asset else {
            return nil
        }
        return RuleOutcome(rule: .recipientPerPayout, passed: amount.units <= limit.units, limit: limit)
    }
}
