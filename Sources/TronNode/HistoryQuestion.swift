public import Tron

/// Which part of an address' history is asked of an index: newest first.
public struct HistoryQuestion: Hashable, Sendable {
    /// What TronGrid gives at most at once.
    public static let entriesMax = 200

    /// Which side of a transfer the address is on.
    public enum Side: Sendable {
        /// From the address, or to it.
        case sender, recipient
    }

    /// Leaves out what is in no solidified block yet.
    public var onlyConfirmed = false
    /// Both where nil.
    public var side: Side?
    /// The time of the block, included; nil for the beginning.
    public var earliest: ChainTime?
    /// The time of the block, included; nil for now.
    public var latest: ChainTime?
    /// `next` of the page before.
    public var fingerprint: String?

    /// Asks for everything, newest first.
    public init() {}
}
