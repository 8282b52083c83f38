public import Tron

/// The newest `timestamp` of a wallet's transactions. Each next one is later, so that no two have the same bytes.
public struct SigningClock: Hashable, Sendable {
    /// The wallet whose transactions it stamps.
    public let walletID: WalletID
    /// How often it was stored; 0 when it never was. A commit that expects another version is refused.
    public var version: Int
    /// The newest timestamp that was used.
    public var last: ChainTime

    /// The clock as it was stored.
    public init(walletID: WalletID, version: Int, last: ChainTime) {
        self.walletID = walletID
        self.version = version
        self.last = last
    }
}

extension SigningClock {
    /// A timestamp for the next attempt: `now`, or a millisecond after the last one if the clock went back or stands
    /// still.
    package mutating func tick(at now: Timestamp) -> ChainTime {
        last = ChainTime(milliseconds: max(now.milliseconds, last.milliseconds.addingWithinBounds(1)))
        return last
    }
}
