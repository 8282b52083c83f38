public import Tron

/// The block that holds a transaction.
public struct Inclusion: Codable, Hashable, Sendable {
    public let block: BlockID
    public let time: ChainTime

    public init(block: BlockID, time: ChainTime) {
        self.block = block
        self.time = time
    }
}
