public import Tron

/// The block that holds a transaction.
public struct Inclusion: Codable, Hashable, Sendable {
    /// The block's id, which includes its number.
    public let block: BlockID
    /// The block's timestamp.
    public let time: ChainTime

    /// The block with this id and timestamp.
    public init(block: BlockID, time: ChainTime) {
        self.block = block
        self.time = time
    }
}
