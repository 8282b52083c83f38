public import Tron

/// How far the chain was read: the newest settled block, and the unsolidified blocks that were read above it.
public struct FollowerPosition: Hashable, Codable, Sendable {
    /// How often it was stored; 0 when it never was. A commit that expects another version is refused.
    public var version: Int
    /// The newest solidified block whose transactions are settled.
    public var solidified: Inclusion
    /// Ascending, each the child of the one before, the first the child of `solidified`.
    public var unsolidified: [Inclusion]
    /// The genesis block of the chain that the store belongs to; nil in stores of before this was kept.
    public var genesis: BlockID?
    /// Why the blocks up to `solidified` are believed; nil where nodes are believed as they are.
    public var trust: ChainTrust?

    /// The position between these blocks.
    public init(version: Int, solidified: Inclusion, unsolidified: [Inclusion], genesis: BlockID? = nil) {
        self.genesis = genesis
        self.version = version
        self.solidified = solidified
        self.unsolidified = unsolidified
    }
}
