/// Transfers cannot be approved: an amount that needs approval has to be ordered as a payout.
struct ApprovalRequiredRule: PolicyRule {
    func outcome(for matter: PolicyCase) -> RuleOutcome? {
        let approval = matter.assetPolicy.approval
        guard matter.route == .transfers, approval.required > 0 else { return nil }
        return RuleOutcome(
            rule: .approvalRequired, passed: approval.approvals(for: matter.amount) == 0,
            limit: AssetAmount(matter.amount.asset, units: approval.above))
    }
}
