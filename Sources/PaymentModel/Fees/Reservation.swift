import Tron

/// What one record holds of its wallet's balances: the amount itself, the most TRX that its fee can be, and the staked
/// energy that it counts on.
public struct Reservation: Codable, Hashable, Sendable {
    /// An amount of a token; nil if none is moved.
    public let token: AssetAmount?
    /// Sun, 0 or more: a TRX amount and the fee's upper bound together.
    public let trx: Int64
    /// Energy from stake, 0 or more.
    public let energy: Int64

    /// Holds nothing.
    public static let nothing = Self(token: nil, trx: 0, energy: 0)

    private init(token: AssetAmount?, trx: Int64, energy: Int64) {
        self.token = token
        self.trx = trx
        self.energy = energy
    }

    /// Holds `amount` and what `plan` may cost, or nil if the sum does not fit.
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

    /// What it adds to each of the wallet's counters.
    public func counters(of wallet: WalletID) -> [(key: CounterKey, units: Int64)] {
        let held: [(key: CounterKey, units: Int64)] = [
            (.reserved(wallet, .trx), trx), (.reservedEnergy(wallet), energy),
        ]
        return (held + (token.map { [(.reserved(wallet, $0.asset), $0.units)] } ?? [])).filter {
            $0.units > 0
        }
    }
}
