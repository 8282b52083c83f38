import Tron

/// What one record holds of its wallet's balances: the amount itself, the most TRX that its fee can
/// be, and the staked energy that it counts on.
public struct Reservation: Codable, Hashable, Sendable {
    /// Millionths of a USDT, 0 or more.
    public let usdt: Int64
    /// Sun, 0 or more: a TRX amount and the fee's upper bound together.
    public let trx: Int64
    /// Energy from stake, 0 or more.
    public let energy: Int64

    /// Holds nothing.
    public static let nothing = Self(usdt: 0, trx: 0, energy: 0)

    private init(usdt: Int64, trx: Int64, energy: Int64) {
        self.usdt = usdt
        self.trx = trx
        self.energy = energy
    }

    /// Holds `amount` and what `plan` may cost, or nil where the sum does not fit.
    public init?(amount: AssetAmount?, plan: FeePlan) {
        var usdt: Int64 = 0
        var trx = plan.mostBurnt.value
        switch amount?.asset {
        case .usdt: usdt = amount?.units ?? 0
        case .trx:
            let (sum, overflow) = trx.addingReportingOverflow(amount?.units ?? 0)
            if overflow { return nil }
            trx = sum
        case nil: break
        }
        self.init(usdt: usdt, trx: trx, energy: plan.stakedEnergy)
    }

    /// What it adds to each of the wallet's counters.
    public func counters(of wallet: WalletID) -> [(key: CounterKey, units: Int64)] {
        [
            (.reserved(wallet, .usdt), usdt),
            (.reserved(wallet, .trx), trx),
            (.reservedEnergy(wallet), energy),
        ].filter { $0.units > 0 }
    }
}
