/// Money sent to a contract by mistake can't be sent back. Trusted recipients may be contracts: someone
/// has checked them.
struct RecipientIsContractRule: PolicyRule {
    func outcome(for matter: PolicyCase) -> RuleOutcome? {
        switch matter.route {
        case .direct: nil
        case .v0, .kyc, .transfers:
            // If no node can say now, the question is asked again before anything is signed.
            matter.facts.isContract.map { RuleOutcome(rule: .recipientIsContract, passed: !$0) }
        }
    }
}
