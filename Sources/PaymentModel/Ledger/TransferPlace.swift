public import Tron

/// Where a list of transfers, newest first, continues.
public struct TransferPlace: Hashable, Comparable, Sendable {
    /// The time of the last transfer that was returned.
    public let time: ChainTime
    /// Its `StoredTransfer.position`; tells apart transfers of the same time.
    public let position: Int64

    /// The place of the transfer with this time and position.
    public init(time: ChainTime, position: Int64) {
        self.time = time
        self.position = position
    }

    public static func < (left: Self, right: Self) -> Bool {
        (left.time, left.position) < (right.time, right.position)
    }
}
