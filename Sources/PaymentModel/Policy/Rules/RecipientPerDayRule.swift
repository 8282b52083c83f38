import Tron

/// A trusted recipient's own limit for each UTC day, which is in USDT. Counted by address: to be revoked and
/// added again gives nothing back.
struct RecipientPerDayRule: PolicyRule {
    func outcome(for matter: PolicyCase) -> RuleOutcome? {
        guard let recipient = matter.recipient, let limit = recipient.perDayLimit,
            limit.asset == matter.amount.asset
        else { return nil }
        return matter.outcome(
            .recipientPerDay, limit: limit.units,
            counted: matter.counter(.recipient(.direct, recipient.address), .day))
    }
}
