/// The names of all rules that can refuse a payout or transfer, as in the API. They never change.
public enum PolicyRuleName: String, CaseIterable, Sendable {
    /// The least that a v0 payout may be.
    case v0Minimum = "v0_minimum"
    /// The most that a v0 payout may be.
    case v0PerPayout = "v0_per_payout"
    /// The most that an address gets by v0 on a UTC day.
    case v0PerRecipientPerDay = "v0_per_recipient_per_day"
    /// The most that v0 pays on a UTC day.
    case v0PerDay = "v0_per_day"
    /// The least that a kyc payout may be.
    case kycMinimum = "kyc_minimum"
    /// The most that a kyc payout may be.
    case kycPerPayout = "kyc_per_payout"
    /// The most that an address gets by kyc on a UTC day.
    case kycPerRecipientPerDay = "kyc_per_recipient_per_day"
    /// The most that kyc pays on a UTC day.
    case kycPerDay = "kyc_per_day"
    /// The least level that an attestation must give.
    case kycMinimumLevel = "kyc_minimum_level"
    /// The least that a direct payout may be.
    case directMinimum = "direct_minimum"
    /// The most that a direct payout may be.
    case directPerPayout = "direct_per_payout"
    /// The most that an address gets by direct on a UTC day.
    case directPerRecipientPerDay = "direct_per_recipient_per_day"
    /// The most that direct pays on a UTC day.
    case directPerDay = "direct_per_day"
    /// The trusted recipient's own limit for each payout.
    case recipientPerPayout = "recipient_per_payout"
    /// The trusted recipient's own limit for each UTC day.
    case recipientPerDay = "recipient_per_day"
    /// How long a new trusted recipient waits for its first payout.
    case newRecipientWait = "new_recipient_wait"
    /// v0 and kyc don't pay contracts.
    case recipientIsContract = "recipient_is_contract"
    /// The most that all movements sum up to in a UTC hour.
    case allPerHour = "all_per_hour"
    /// The most that all movements sum up to on a UTC day.
    case allPerDay = "all_per_day"
    /// The operator's bound on a transaction's fee limit.
    case feeLimitMax = "fee_limit_max"
    /// The least that a transfer, allowance, stake or delegation may be.
    case transfersMinimum = "transfers_minimum"
    /// What would need approvals as a payout can't be ordered as a transfer.
    case approvalRequired = "approval_required"
    /// The most that a transfer, allowance, stake or delegation may be.
    case transfersPerPayout = "transfers_per_payout"
    /// The most that an address gets by transfers and direct payouts on a UTC day.
    case transfersPerRecipientPerDay = "transfers_per_recipient_per_day"
    /// The most that transfers, allowances, stakes and delegations sum up to on a UTC day.
    case transfersPerDay = "transfers_per_day"
    /// Allowances without a bound must be allowed by the policy.
    case unlimitedAllowance = "unlimited_allowance"
    /// The most that one subject orders in a UTC hour.
    case subjectPerHour = "subject_per_hour"
    /// The most that one subject orders on a UTC day.
    case subjectPerDay = "subject_per_day"
}
