public import Tron

/// What a record reserves of its wallet: the amount, the most TRX that its fee can be, and the staked energy that it
/// counts on.
public struct Reservation: Codable, Hashable, Sendable {
    /// The amount of a token; nil if none is moved.
    public let token: AssetAmount?
    /// Sun, 0 or more: the sum of a TRX amount and the fee's upper bound.
    public let trx: Int64
    /// Energy from stake, 0 or more.
    public let energy: Energy

    /// Reserves nothing.
    public static let nothing = Self(token: nil, trx: 0, energy: 0)

    private init(token: AssetAmount?, trx: Int64, energy: Energy) {
        self.token = token
        self.trx = trx
        self.energy = energy
    }

    /// Reserves `amount` and the most that `plan` can cost; nil if the sum does not fit.
    public init?(amount: AssetAmount?, plan: FeePlan) {
        let fee = plan.mostBurnt.value
        guard let amount else {
            self.init(token: nil, trx: fee, energy: plan.stakedEnergy)
            return
        }
        guard amount.asset == .trx else {
            self.init(token: amount, trx: fee, energy: plan.stakedEnergy)
            return
        }
        let (sum, overflow) = fee.addingReportingOverflow(amount.units)
        if overflow { return nil }
        self.init(token: nil, trx: sum, energy: plan.stakedEnergy)
    }

    /// The wallet's counters that it adds to, with the units.
    public func counters(of wallet: WalletID) -> [(key: CounterKey, units: Int64)] {
        let held: [(key: CounterKey, units: Int64)] = [
            (.reserved(wallet, .trx), trx), (.reservedEnergy(wallet), energy.value),
        ]
        return (held + (token.map { [(.reserved(wallet, $0.asset), $0.units)] } ?? [])).filter {
            $0.units > 0
        }
    }
}
