import PaymentModel
public import Tron

/// What an operation would cost on the chain right now.
public struct FeeEstimate: Sendable {
    /// The reason that is reported if a contract refuses without one.
    static let noReason = "the contract refuses it without giving a reason"

    /// The contract's reason, if it would refuse.
    public let revertReason: String?
    /// Whether the contract would carry it out; true if no contract is called.
    public let wouldSucceed: Bool
    /// Including the penalty.
    public let energy: Energy
    /// The part of `energy` that the contract's dynamic penalty adds.
    public let energyPenalty: Energy
    /// Bytes of bandwidth.
    public let bandwidth: Bandwidth
    /// The payer's energy and bandwidth.
    public let resources: AccountResources
    /// TRX that would be burnt now: what stake does not cover.
    public let fee: Sun
    /// A fee limit with a margin, at most the operator's maximum; 0 if no contract is called.
    public let recommendedFeeLimit: Sun
    /// Whether the recipient's account exists at the head; false as well if that was not asked.
    public let isRecipientActivated: Bool

    /// What `request` costs by `facts`, whether or not its payer could pay it; nil if prices do not fit.
    init?(of request: FeeRequest, from facts: FeeFacts, _ settings: FeeSettings, at now: Timestamp) {
        resources = facts.resources
        isRecipientActivated = facts.isRecipientActivated ?? false
        var affordable = facts
        affordable.tokenFee = .nothing
        switch facts.call {
        case .reverts(let words, let energy), .lacksTokens(let words, let energy):
            (revertReason, wouldSucceed, energyPenalty) = (words ?? Self.noReason, false, 0)
            // What it would use before it is refused.
            affordable.call = .runs(energy: energy, penalty: 0, most: energy)
        case .blocked(let block, let energy):
            let words = request.intent.token.map(block.words) ?? Self.noReason
            (revertReason, wouldSucceed, energyPenalty) = (words, false, 0)
            affordable.call = .runs(energy: energy, penalty: 0, most: energy)
        case .runs(_, let penalty, _): (revertReason, wouldSucceed, energyPenalty) = (nil, true, penalty)
        case nil: (revertReason, wouldSucceed, energyPenalty) = (nil, true, 0)
        }
        let left = SpendableFunds.plenty(
            of: [.trx] + (request.intent.asset.map { [$0] } ?? []), energy: resources.energyAvailable)
        let everything = FeeSettings(maximumFee: Sun(.max), burnsTRX: true)
        guard
            let plan = try? FeePlan(
                for: request, from: affordable, paidFrom: left, everything, at: now),
            let expected = plan.expectedFee
        else { return nil }
        energy = plan.energy
        bandwidth = plan.bandwidth
        fee = expected
        recommendedFeeLimit =
            facts.call == nil
            ? .zero : FeePlan.feeLimit(forEnergy: plan.energy, facts.parameters, settings)
    }
}
