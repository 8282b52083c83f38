import Tron

/// `VoteWitnessActuator`.
struct WitnessVote: SystemContract {
    private let message: WireMessage

    init(_ message: WireMessage) {
        self.message = message
    }

    func validate(on state: ChainState, for purpose: ValidationPurpose) throws(ContractFault) {
        guard let owner = message.address("owner_address") else { throw ContractFault("Invalid address") }
        let votes = message.messages("votes")
        guard !votes.isEmpty else { throw ContractFault("VoteNumber must more than 0") }
        guard votes.count <= ChainRule.votesMax else {
            throw ContractFault("VoteNumber more than maxVoteNumber \(ChainRule.votesMax)")
        }
        var sum: Int64 = 0
        for vote in votes {
            guard let witness = vote.address("vote_address") else {
                throw ContractFault("Invalid vote address!")
            }
            let count = vote.integer("vote_count")
            guard count > 0 else { throw ContractFault("vote count must be greater than 0") }
            guard state.accounts[witness] != nil else {
                throw ContractFault("Account[\(witness.hex)] not exists")
            }
            guard state.witnesses[witness] != nil else {
                throw ContractFault("Witness[\(witness.hex)] not exists")
            }
            let (next, overflow) = sum.addingReportingOverflow(count)
            guard !overflow else { throw ContractFault("overflow: checkedAdd(\(sum), \(count))") }
            sum = next
        }
        guard let account = state.accounts[owner] else {
            throw ContractFault("Account[\(owner.hex)] not exists")
        }
        let (votedSun, overflow) = sum.multipliedReportingOverflow(by: Sun.perTRX)
        guard !overflow else { throw ContractFault("overflow: checkedMultiply(\(sum), \(Sun.perTRX))") }
        let power = account.stakes.tronPower
        guard votedSun <= power else {
            throw ContractFault(
                "The total number of votes[\(votedSun)] is greater than the tronPower[\(power)]")
        }
    }

    func execute(on state: inout ChainState, into result: inout ExecutionResult) {
        guard let owner = message.address("owner_address") else { return }
        state.settleReward(of: owner)
        guard var account = state.accounts[owner] else { return }
        let old = state.castVotes[owner]?.old ?? account.votes
        account.votes = message.messages("votes").compactMap { vote in
            vote.address("vote_address").map { Vote(witness: $0, count: vote.integer("vote_count")) }
        }
        state.castVotes[owner] = CastVotes(old: old, new: account.votes)
        state.accounts[owner] = account
    }
}

/// `WithdrawBalanceActuator`: claims rewards.
struct RewardWithdrawal: SystemContract {
    private let message: WireMessage

    init(_ message: WireMessage) {
        self.message = message
    }

    func validate(on state: ChainState, for purpose: ValidationPurpose) throws(ContractFault) {
        let (owner, account) = try message.owner(on: state)
        // The witness of the genesis block never may.
        guard !account.isWitness || state.witnesses[owner]?.isOfGenesis != true else {
            throw ContractFault(
                "Account[\(owner.hex)] is a guard representative and is not allowed to withdraw Balance")
        }
        guard state[.time] - account.lastWithdrawalAt >= ChainRule.dayMilliseconds else {
            throw ContractFault("The last withdraw time is \(account.lastWithdrawalAt), less than 24 hours")
        }
        guard account.allowance > 0 || state.reward(of: owner) > 0 else {
            throw ContractFault("witnessAccount does not have any reward")
        }
    }

    func execute(on state: inout ChainState, into result: inout ExecutionResult) {
        guard let owner = message.address("owner_address") else { return }
        state.settleReward(of: owner)
        guard var account = state.accounts[owner] else { return }
        result.withdrawn = account.allowance
        account.balance = Sun(account.balance.value + account.allowance)
        account.allowance = 0
        account.lastWithdrawalAt = state[.time]
        state.accounts[owner] = account
    }
}
