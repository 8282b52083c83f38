public import Tron

/// The newest `timestamp` that a wallet's transactions carry: each next one is later, so that no two have the same bytes.
public struct SigningClock: Hashable, Sendable {
    public let walletID: WalletID
    public var version: Int
    public var last: ChainTime

    public init(walletID: WalletID, version: Int, last: ChainTime) {
        self.walletID = walletID
        self.version = version
        self.last = last
    }
}

extension SigningClock {
    /// A time for the next attempt: `now`, or a millisecond after the last one where the clock went back or stands.
    package mutating func tick(at now: Timestamp) -> ChainTime {
        last = ChainTime(milliseconds: max(now.milliseconds, last.milliseconds.addingWithinBounds(1)))
        return last
    }
}
