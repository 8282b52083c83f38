public import Tron

/// How far the chain was read: the newest solidified block that is settled, and the blocks above it that were looked at.
public struct FollowerPosition: Hashable, Codable, Sendable {
    public var version: Int
    public var solidified: Inclusion
    /// Ascending, each the child of the one before, the first the child of `solidified`.
    public var unsolidified: [Inclusion]
    /// The genesis block of the chain that the store belongs to; nil in stores of before this was kept.
    public var genesis: BlockID?
    /// Why the blocks up to `solidified` are believed; nil where nodes are believed as they are.
    public var trust: ChainTrust?

    public init(version: Int, solidified: Inclusion, unsolidified: [Inclusion], genesis: BlockID? = nil) {
        self.genesis = genesis
        self.version = version
        self.solidified = solidified
        self.unsolidified = unsolidified
    }
}
