/// The id and the time of a block.
public struct BlockMark: Hashable, Sendable {
    /// The block's id: its height, and the digest of its header.
    public let id: BlockID
    /// When its witness made it.
    public let time: ChainTime

    /// The block with this id, of this time.
    public init(id: BlockID, time: ChainTime) {
        self.id = id
        self.time = time
    }

    /// The block's height, which its id begins with.
    public var number: BlockNumber { id.number }
}
