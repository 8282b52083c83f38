package import Tron

extension TransactionIntent {
    /// The contract of the transaction.
    package func contract(from owner: Address) -> Contract {
        switch self {
        case .tokenTransfer, .tokenApprove:
            .triggerSmart(
                TriggerSmartContract(
                    owner: owner, contract: token?.contract ?? .zero, data: tokenCall ?? []))
        case .trxTransfer(let to, let amount):
            .transfer(TransferContract(owner: owner, to: to, amount: Sun(amount.units)))
        case .stake(let resource, let amount):
            .freezeBalanceV2(
                FreezeBalanceV2Contract(
                    owner: owner, amount: Sun(amount.units), resource: resource.resource))
        case .unstake(let resource, let amount):
            .unfreezeBalanceV2(
                UnfreezeBalanceV2Contract(
                    owner: owner, amount: Sun(amount.units), resource: resource.resource))
        case .delegate(let resource, let receiver, let amount, let lockBlocks):
            .delegateResource(
                DelegateResourceContract(
                    owner: owner, resource: resource.resource, amount: Sun(amount.units), receiver: receiver,
                    lock: lockBlocks != nil, lockPeriod: lockBlocks ?? 0))
        case .undelegate(let resource, let receiver, let amount):
            .unDelegateResource(
                UnDelegateResourceContract(
                    owner: owner, resource: resource.resource, amount: Sun(amount.units), receiver: receiver))
        case .withdrawUnstaked: .withdrawExpireUnfreeze(WithdrawExpireUnfreezeContract(owner: owner))
        case .cancelUnstake: .cancelAllUnfreezeV2(CancelAllUnfreezeV2Contract(owner: owner))
        case .vote(let votes):
            .voteWitness(
                VoteWitnessContract(
                    owner: owner, votes: votes.map { .init(witness: $0.witness, count: $0.count) }))
        case .claimRewards: .withdrawBalance(WithdrawBalanceContract(owner: owner))
        }
    }

    /// The data of the call of a token's contract; nil if it calls none.
    package var tokenCall: [UInt8]? {
        switch self {
        case .tokenTransfer(let to, let amount):
            TRC20.transferCall(to: to, amount: UInt256(UInt64(amount.units)))
        case .tokenApprove(_, let spender, let allowance):
            TRC20.approveCall(spender: spender, amount: allowance.word)
        case .trxTransfer, .stake, .unstake, .delegate, .undelegate, .withdrawUnstaked, .cancelUnstake, .vote,
            .claimRewards:
            nil
        }
    }
}
