/// The three ways to order a payout.
public enum PayoutRoute: String, Codable, Sendable, CaseIterable {
    /// `v0` pays small amounts to anyone, `kyc` needs an attestation, `direct` pays trusted recipients only.
    case v0, kyc, direct
}
