/// A block by what names it.
public struct BlockMark: Hashable, Sendable {
    public let id: BlockID
    public let time: ChainTime

    public init(id: BlockID, time: ChainTime) {
        self.id = id
        self.time = time
    }

    /// The block's height, which its id begins with.
    public var number: Int64 { id.number }
}
