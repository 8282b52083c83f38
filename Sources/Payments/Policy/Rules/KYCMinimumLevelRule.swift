/// The attested level must be high enough.
struct KYCMinimumLevelRule: PolicyRule {
    func outcome(for matter: PolicyCase) -> RuleOutcome? {
        guard matter.order.route == .kyc, let minimum = matter.limits.minimumKYCLevel else { return nil }
        return RuleOutcome(rule: .kycMinimumLevel, passed: (matter.order.kycLevel ?? 0) >= minimum)
    }
}
