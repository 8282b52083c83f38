/// What a contract is sent by mistake nobody can send back. Trusted recipients may be contracts: somebody
/// looked at them.
struct RecipientIsContractRule: PolicyRule {
    func outcome(for matter: PolicyCase) -> RuleOutcome? {
        switch matter.route {
        case .direct: nil
        case .v0, .kyc:
            // What no node can say now is asked again before anything is signed.
            matter.isContract.map { RuleOutcome(rule: .recipientIsContract, passed: !$0) }
        }
    }
}
