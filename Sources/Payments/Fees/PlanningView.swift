package import PaymentModel
package import Tron
import TronNode

/// What plans for one wallet are made from, read once for a round of them.
package struct PlanningView: Sendable {
    package let funds: Funds
    package var reserved: ReservedFunds
    let parameters: ChainParameters
    /// What a transfer to an address without the token takes: the dearest case, asked once.
    var energyToStranger: Int64?
    /// What the contract said of transfers that were asked about together.
    package var answers: FeePlanner.Answers = [:]
    /// What the token takes of a transfer, asked once.
    var tokenFee: TokenFee?

    package init(
        funds: Funds, reserved: ReservedFunds, parameters: ChainParameters, energyToStranger: Int64? = nil,
        answers: FeePlanner.Answers = [:], tokenFee: TokenFee? = nil
    ) {
        self.funds = funds
        self.reserved = reserved
        self.parameters = parameters
        self.energyToStranger = energyToStranger
        self.answers = answers
        self.tokenFee = tokenFee
    }

    /// Sun that energy from stake may cost after all. The chain takes stake first for every transaction, also for one that
    /// was planned to burn: then those that count on stake find less of it, and burn.
    var shortfall: Int64 {
        let missing = max(0, reserved.energy - funds.energy)
        return parameters.energyPrice.multiplied(by: missing)?.value ?? .max
    }

    /// What is left for one more record.
    package var left: ReservedFunds.Left {
        var left = reserved.left(of: funds)
        left.trx = left.trx.subtractingReportingOverflow(shortfall).partialValue
        return left
    }

    /// The bound on what may be reserved.
    func ceiling(for key: CounterKey) -> Int64 {
        switch key {
        case .reserved(_, .usdt): funds.usdt
        case .reserved(_, .trx): max(0, funds.trx.value - shortfall)
        case .reservedEnergy: funds.energy
        case .payouts: .max
        }
    }
}
