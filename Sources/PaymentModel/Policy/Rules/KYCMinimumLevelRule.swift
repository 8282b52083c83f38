/// The attested level must be high enough.
struct KYCMinimumLevelRule: PolicyRule {
    func outcome(for matter: PolicyCase) -> RuleOutcome? {
        guard matter.route == .kyc, let minimum = matter.limits.minimumKYCLevel else { return nil }
        return RuleOutcome(rule: .kycMinimumLevel, passed: (matter.facts.kycLevel ?? 0) >= minimum)
    }
}
