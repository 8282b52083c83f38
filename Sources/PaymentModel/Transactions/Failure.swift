/// Why something ended without success.
public struct Failure: Codable, Hashable, Sendable {
    /// What happened, of a closed list that is part of the API.
    public enum Code: String, Codable, Sendable, CaseIterable {
        case wouldRevert = "would_revert"
        case reverted
        case outOfEnergy = "out_of_energy"
        case rejectedByNode = "rejected_by_node"
        case expired
    }
    public let code: Code
    public let detail: String
    /// Whether the same may be tried again: nothing moved, and nothing can any more.
    public let retryable: Bool

    public init(code: Code, detail: String, retryable: Bool) {
        self.code = code
        self.detail = detail
        self.retryable = retryable
    }
}
