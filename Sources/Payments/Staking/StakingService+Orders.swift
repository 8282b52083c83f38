public import PaymentModel
public import Tron
import TronNode

/// A change of a wallet's stake, votes or delegations.
public enum StakingOrder: Hashable, Sendable {
    /// Locks TRX, at least 1, for the resource.
    case stake(StakeResource, amount: AssetAmount)
    /// Sends staked TRX into its withdrawal period.
    case unstake(StakeResource, amount: AssetAmount)
    /// Lends stake, at least 1 TRX; it can't be taken back for `lockSeconds`, nil for no lock.
    case delegate(StakeResource, to: Address, amount: AssetAmount, lockSeconds: Int64?)
    /// Takes lent stake back.
    case undelegate(StakeResource, from: Address, amount: AssetAmount)
    /// Takes out all TRX whose withdrawal period has ended.
    case withdrawUnstaked
    /// Stakes again all TRX whose withdrawal period has not ended.
    case cancelUnstake
    /// Replaces all votes of the account by these, at most 30.
    case vote([WitnessVote])
    /// Claims the rewards of votes; possible once a day.
    case claimRewards
}

extension StakingOrder {
    /// What it moves outwards, as far as the policy judges it; nil if it moves nothing.
    fileprivate var movement: TransactionIntent? {
        switch self {
        case .stake(let resource, let amount): .stake(resource, amount: amount)
        case .delegate(let resource, let receiver, let amount, _):
            .delegate(resource, to: receiver, amount: amount, lockBlocks: nil)
        case .unstake, .undelegate, .withdrawUnstaked, .cancelUnstake, .vote, .claimRewards: nil
        }
    }
}

extension StakingService {
    /// Accepts an order that the chain would accept now.
    ///
    /// - Throws: `PaymentError` with `validationFailed`, `walletUnusable`, `unstakeSlotsExhausted`,
    ///   `nothingToWithdraw`, `claimTooEarly`, `invalidState`, `policyViolation`, `insufficientStake`,
    ///   `insufficientFunds`, `nodeUnavailable`, `nodeError`, `storeUnavailable`; `StoreError.idempotencyKeyTaken` if `claim`'s key was
    ///   taken meanwhile.
    public func order(
        _ order: StakingOrder, walletID: WalletID, metadata: [String: String], by caller: Caller,
        idempotency claim: IdempotencyClaim<TransactionRecord>?
    ) async throws -> TransactionRecord {
        try await PaymentError.mapping {
            let violations = try await violations(of: order, walletID: walletID)
            guard violations.isEmpty, let wallet = try await books.store.wallet(walletID) else {
                throw PaymentError.invalid(violations)
            }
            try wallet.requireUsable()
            if let movement = order.movement { try await acceptance.requireAllowed(movement, by: caller) }
            let intent = try await judge(order, of: wallet)
            return try await acceptance.accept(
                TransactionDemand(intent: intent, metadata: metadata), from: wallet, by: caller,
                idempotency: claim)
        }
    }

    /// The violations of an order's values. Values that are nil are not judged.
    ///
    /// - Throws: `PaymentError` with `storeUnavailable`.
    public func violations(
        of order: StakingOrder?, walletID: WalletID?
    ) async throws -> [PaymentError.Violation] {
        try await PaymentError.mapping {
            var violations: [PaymentError.Violation] = []
            var wallet: Wallet?
            if let walletID {
                wallet = try await books.store.wallet(walletID)
                if wallet == nil {
                    violations.append(.init("/wallet_id", "There is no wallet with this id."))
                }
            }
            switch order {
            case .stake(_, let amount):
                violations += Self.violations(of: amount, atLeast: Staking.leastAmount)
            case .delegate(_, let receiver, let amount, _):
                violations += Self.violations(of: amount, atLeast: Staking.leastAmount)
                violations += Self.violations(of: receiver, beside: wallet)
            case .unstake(_, let amount): violations += Self.violations(of: amount, atLeast: Sun(1))
            case .undelegate(_, let receiver, let amount):
                violations += Self.violations(of: amount, atLeast: Sun(1))
                violations += Self.violations(of: receiver, beside: wallet)
            case .withdrawUnstaked, .cancelUnstake, .vote, .claimRewards, nil: break
            }
            return violations
        }
    }

    private static func violations(of amount: AssetAmount, atLeast least: Sun) -> [PaymentError.Violation] {
        amount.units >= least.value ? [] : [.init("/amount", "must be at least \(least.trxText)")]
    }

    private static func violations(of receiver: Address, beside wallet: Wallet?) -> [PaymentError.Violation] {
        receiver == wallet?.address ? [.init("/receiver", "is the wallet itself")] : []
    }

    /// The intent, once the chain's rules allow it.
    private func judge(_ order: StakingOrder, of wallet: Wallet) async throws -> TransactionIntent {
        switch order {
        case .stake(let resource, let amount): return .stake(resource, amount: amount)
        case .unstake(let resource, let amount):
            try StakingRules.checkUnstake(amount, of: resource, at: try await position(of: wallet.address))
            return .unstake(resource, amount: amount)
        case .delegate(let resource, let receiver, let amount, let lockSeconds):
            let blocks = try await judge(
                Lending(resource: resource, receiver: receiver, amount: amount, lockSeconds: lockSeconds),
                of: wallet)
            return .delegate(resource, to: receiver, amount: amount, lockBlocks: blocks)
        case .undelegate(let resource, let receiver, let amount):
            try StakingRules.checkUndelegate(
                amount, of: resource,
                from: try await node.delegations(from: wallet.address, to: receiver),
                at: try await position(of: wallet.address).now)
            return .undelegate(resource, from: receiver, amount: amount)
        case .withdrawUnstaked:
            try StakingRules.checkWithdraw(at: try await position(of: wallet.address))
            return .withdrawUnstaked
        case .cancelUnstake:
            try StakingRules.checkCancelUnstake(at: try await position(of: wallet.address))
            return .cancelUnstake
        case .vote(let votes):
            try await judge(votes, of: wallet)
            return .vote(votes)
        case .claimRewards:
            let position = try await position(of: wallet.address)
            try StakingRules.checkClaim(try await node.claimableReward(of: wallet.address), at: position)
            return .claimRewards
        }
    }

    private struct Lending {
        let resource: StakeResource
        let receiver: Address
        let amount: AssetAmount
        let lockSeconds: Int64?
    }

    /// The blocks of the lock, once receiver, lock and stake have been checked.
    private func judge(_ lending: Lending, of wallet: Wallet) async throws -> Int64? {
        let parameters = try await acceptance.parameters.parameters(from: node)
        let blocksMax = parameters.values["getMaxDelegateLockPeriod"] ?? 0
        let blocks = try StakingRules.lockBlocks(seconds: lending.lockSeconds, blocksMax: blocksMax)
        guard let account = try await node.account(lending.receiver, in: .head) else {
            throw PaymentError.invalid([.init("/receiver", "is not activated on the chain")])
        }
        guard !account.isContract else {
            throw PaymentError.invalid([.init("/receiver", "is a contract")])
        }
        try StakingRules.checkLock(
            blocks, blocksMax: blocksMax,
            beside: try await node.delegations(from: wallet.address, to: lending.receiver),
            of: lending.resource, at: try await position(of: wallet.address).now)
        try StakingRules.checkDelegate(
            lending.amount, of: lending.resource,
            delegable: try await node.delegable(by: wallet.address, of: lending.resource.resource))
        return blocks
    }

    private func judge(_ votes: [WitnessVote], of wallet: Wallet) async throws {
        let witnesses = try await node.votableWitnesses()
        let violations = votes.enumerated().filter { !witnesses.contains($0.element.witness) }.map {
            index, _ in
            PaymentError.Violation("/votes/\(index)/witness", "is not a witness")
        }
        guard violations.isEmpty else { throw PaymentError.invalid(violations) }
        try StakingRules.checkVotes(votes, at: try await position(of: wallet.address))
    }
}
