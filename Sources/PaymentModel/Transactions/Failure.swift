/// Why something ended without success.
public struct Failure: Codable, Hashable, Sendable {
    /// What happened: a closed list that is part of the API.
    public enum Code: String, Codable, Sendable, CaseIterable {
        /// The contract would refuse it; nothing was signed.
        case wouldRevert = "would_revert"
        /// The contract refused it on the chain; the fee is burnt.
        case reverted
        /// Its energy ran out on the chain; the fee is burnt.
        case outOfEnergy = "out_of_energy"
        /// Part of the API; nothing ends with it today: what nodes refuse ends as `expired`.
        case rejectedByNode = "rejected_by_node"
        /// Every attempt is proven absent from the chain.
        case expired
    }

    /// What happened.
    public let code: Code
    /// For people; holds the contract's reason, or the node's, if there is one.
    public let detail: String
    /// Whether it can be tried again: nothing moved, and nothing can any more.
    public let retryable: Bool

    /// A failure as the API shows it.
    public init(code: Code, detail: String, retryable: Bool) {
        self.code = code
        self.detail = detail
        self.retryable = retryable
    }
}
