/// How far the chain was read: the newest solidified block that is settled, and the blocks above it that were looked at.
public struct FollowerPosition: Hashable, Codable, Sendable {
    public var version: Int
    public var solidified: Inclusion
    /// Ascending, each the child of the one before, the first the child of `solidified`.
    public var unsolidified: [Inclusion]

    public init(version: Int, solidified: Inclusion, unsolidified: [Inclusion]) {
        self.version = version
        self.solidified = solidified
        self.unsolidified = unsolidified
    }
}
