import Tron

/// A trusted recipient's own limit for each UTC day, in USDT. Counted by address, with transfers, so
/// that revoking and adding it again resets nothing.
struct RecipientPerDayRule: PolicyRule {
    func outcome(for matter: PolicyCase) -> RuleOutcome? {
        guard let recipient = matter.facts.recipient, let limit = recipient.perDayLimit,
            limit.asset == matter.amount.asset
        else { return nil }
        return matter.outcome(
            .recipientPerDay, limit: limit.units,
            counted: matter.counter(.recipient(.direct, recipient.address), .day))
    }
}
