/// The rules of votes for witnesses (java-tron: `VoteWitnessActuator`, `AccountCapsule.getTronPower`).
public enum Voting {
    /// The most witnesses that one account votes for (`ChainConstant.MAX_VOTE_NUMBER`).
    public static let votesMax = 30

    /// What an account can vote with, in sun: everything that it stakes for bandwidth and energy, delegated
    /// or not.
    ///
    /// - Throws: `StakeError.overflow`.
    public static func power(of stakes: [Sun]) throws(StakeError) -> Sun {
        var power = Sun.zero
        for stake in stakes {
            guard let sum = power.adding(stake) else { throw .overflow }
            power = sum
        }
        return power
    }

    /// Checks that an account with this power can vote like this. The votes replace all earlier ones.
    ///
    /// - Throws: `StakeError` if the chain would refuse it.
    public static func check(_ votes: [VoteWitnessContract.Vote], power: Sun) throws(StakeError) {
        guard (1...votesMax).contains(votes.count), votes.allSatisfy({ $0.count > 0 }) else {
            throw .badVotes
        }
        var sum: Int64 = 0
        for vote in votes {
            let (next, overflow) = sum.addingReportingOverflow(vote.count)
            guard !overflow else { throw .overflow }
            sum = next
        }
        guard let needed = Sun(Sun.perTRX).multiplied(by: sum) else { throw .overflow }
        guard needed <= power else { throw .insufficientPower }
    }

    /// What is left of `votes` when power falls to `power` (`UnfreezeBalanceV2Actuator.updateVote`): all of them if
    /// it is enough, otherwise each in proportion, without those that round to 0.
    public static func reduced(
        _ votes: [VoteWitnessContract.Vote], to power: Sun
    ) -> [VoteWitnessContract.Vote] {
        let total = votes.reduce(0) { $0 &+ $1.count }
        guard total != 0, power.value < total &* Sun.perTRX else { return votes }
        return votes.compactMap { vote in
            // java-tron computes this in `double`; the same operations give the same integer: see `JavaArithmetic`.
            let share = Double(vote.count) / Double(total) * Double(power.value) / Double(Sun.perTRX)
            let count = JavaArithmetic.long(share)
            return count > 0 ? .init(witness: vote.witness, count: count) : nil
        }
    }
}
