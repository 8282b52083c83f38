public import Tron

/// What one record holds of its wallet's balances: the amount itself, and the most TRX that its fee can be.
public struct Reservation: Codable, Hashable, Sendable {
    /// Millionths of a USDT, 0 or more.
    public let usdt: Int64
    /// Sun, 0 or more: a TRX amount and the fee's upper bound together.
    public let trx: Int64

    /// Holds nothing.
    public static let nothing = Self(usdt: 0, trx: 0)

    private init(usdt: Int64, trx: Int64) {
        self.usdt = usdt
        self.trx = trx
    }

    /// Holds `amount` and a fee of at most `fee`, or nil where the sum does not fit.
    public init?(amount: AssetAmount?, fee: Sun) {
        var usdt: Int64 = 0
        var trx = fee.value
        switch amount?.asset {
        case .usdt: usdt = amount?.units ?? 0
        case .trx:
            let (sum, overflow) = trx.addingReportingOverflow(amount?.units ?? 0)
            if overflow { return nil }
            trx = sum
        case nil: break
        }
        self.init(usdt: usdt, trx: trx)
    }

    /// What it holds of `asset`, in the smallest unit.
    public func units(of asset: Asset) -> Int64 {
        switch asset {
        case .usdt: usdt
        case .trx: trx
        }
    }
}
