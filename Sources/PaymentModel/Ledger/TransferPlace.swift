public import Tron

/// Where a list of transfers goes on: it is newest first.
public struct TransferPlace: Hashable, Comparable, Sendable {
    public let time: ChainTime
    public let position: Int64

    public init(time: ChainTime, position: Int64) {
        self.time = time
        self.position = position
    }

    public static func < (left: Self, right: Self) -> Bool {
        (left.time, left.position) < (right.time, right.position)
    }
}
