/// The three ways to order a payout.
public enum PayoutRoute: String, Codable, Sendable, CaseIterable {
    case v0, kyc, direct
}
