import Tron

/// `FreezeBalanceV2Actuator`.
struct StakeIncrease: SystemContract {
    private let message: WireMessage
    private var amount: Int64 { message.integer("frozen_balance") }

    init(_ message: WireMessage) {
        self.message = message
    }

    func validate(on state: ChainState, for purpose: ValidationPurpose) throws(ContractFault) {
        guard state.parameters.isOn(.unfreezeDelayDays) else {
            throw ContractFault("Not support FreezeV2 transaction, need to be opened by the committee")
        }
        let account = try message.owner(on: state).account
        guard amount > 0 else { throw ContractFault("frozenBalance must be positive") }
        guard amount >= Sun.perTRX else {
            throw ContractFault("frozenBalance must be greater than or equal to 1 TRX")
        }
        guard amount <= account.balance.value else {
            throw ContractFault("frozenBalance must be less than or equal to accountBalance")
        }
        let hasPower = state.parameters.isOn(.allowNewResourceModel)
        switch message.resource {
        case .bandwidth, .energy: return
        case .tronPower where hasPower: return
        case .tronPower, nil:
            throw ContractFault(
                "ResourceCode error, valid ResourceCode[BANDWIDTH、ENERGY\(hasPower ? "、TRON_POWER" : "")]")
        }
    }

    func execute(on state: inout ChainState, into result: inout ExecutionResult) {
        guard let owner = message.address("owner_address"), let resource = message.resource,
            var account = state.accounts[owner]
        else { return }
        account.balance = Sun(account.balance.value - amount)
        state.changeStake(resource, of: &account, by: amount)
        state.accounts[owner] = account
    }
}

/// `UnfreezeBalanceV2Actuator`.
struct Unstake: SystemContract {
    private let message: WireMessage
    private var amount: Int64 { message.integer("unfreeze_balance") }

    init(_ message: WireMessage) {
        self.message = message
    }

    func validate(on state: ChainState, for purpose: ValidationPurpose) throws(ContractFault) {
        guard state.parameters.isOn(.unfreezeDelayDays) else {
            throw ContractFault("Not support UnfreezeV2 transaction, need to be opened by the committee")
        }
        let account = try message.owner(on: state, missing: { "Account[\($0.hex)] does not exist" }).account
        let hasPower = state.parameters.isOn(.allowNewResourceModel)
        let resource: Resource
        switch message.resource {
        case .bandwidth: resource = .bandwidth
        case .energy: resource = .energy
        case .tronPower where hasPower: resource = .tronPower
        case .tronPower, nil:
            throw ContractFault(
                "ResourceCode error.valid ResourceCode[BANDWIDTH、Energy\(hasPower ? "、TRON_POWER" : "")]")
        }
        guard account.stakes[resource] > 0 else {
            let names: [Resource: String] = [
                .bandwidth: "BANDWIDTH", .energy: "Energy", .tronPower: "TronPower",
            ]
            throw ContractFault("no frozenBalance(\(names[resource] ?? ""))")
        }
        guard amount > 0, amount <= account.stakes[resource] else {
            throw ContractFault("Invalid unfreeze_balance, [\(amount)] is error")
        }
        let now = state[.time]
        guard account.unstaking.count(where: { $0.expiresAt > now }) < ChainRule.unstakingsMax else {
            throw ContractFault("Invalid unfreeze operation, unfreezing times is over limit")
        }
    }

    func execute(on state: inout ChainState, into result: inout ExecutionResult) {
        guard let owner = message.address("owner_address"), let resource = message.resource else { return }
        state.settleReward(of: owner)
        guard var account = state.accounts[owner] else { return }
        result.withdrawnExpired = account.withdrawExpired(at: state[.time])
        let delay = state.parameters[.unfreezeDelayDays] * ChainRule.dayMilliseconds
        account.unstaking.append(
            Unstaking(resource: resource, amount: amount, expiresAt: state[.time] + delay))
        state.changeStake(resource, of: &account, by: -amount)
        let old = account.votes
        if account.cutVotesToPower() {
            let cast = state.castVotes[owner]?.old ?? old
            state.castVotes[owner] = CastVotes(old: cast, new: account.votes)
        }
        state.accounts[owner] = account
    }
}

/// `WithdrawExpireUnfreezeActuator`.
struct UnstakedWithdrawal: SystemContract {
    private let message: WireMessage

    init(_ message: WireMessage) {
        self.message = message
    }

    func validate(on state: ChainState, for purpose: ValidationPurpose) throws(ContractFault) {
        guard state.parameters.isOn(.unfreezeDelayDays) else {
            throw ContractFault(
                "Not support WithdrawExpireUnfreeze transaction, need to be opened by the committee")
        }
        var account = try message.owner(on: state).account
        guard account.withdrawExpired(at: state[.time]) > 0 else {
            throw ContractFault("no unFreeze balance to withdraw ")
        }
    }

    func execute(on state: inout ChainState, into result: inout ExecutionResult) {
        guard let owner = message.address("owner_address"), var account = state.accounts[owner] else {
            return
        }
        result.withdrawnExpired = account.withdrawExpired(at: state[.time])
        state.accounts[owner] = account
    }
}

/// `CancelAllUnfreezeV2Actuator`.
struct UnstakeCancellation: SystemContract {
    private let message: WireMessage

    init(_ message: WireMessage) {
        self.message = message
    }

    func validate(on state: ChainState, for purpose: ValidationPurpose) throws(ContractFault) {
        guard state.parameters.isOn(.allowCancelAllUnfreezeV2) else {
            throw ContractFault(
                "Not support CancelAllUnfreezeV2 transaction, need to be opened by the committee")
        }
        let account = try message.owner(on: state).account
        guard !account.unstaking.isEmpty else { throw ContractFault("No unfreezeV2 list to cancel") }
    }

    func execute(on state: inout ChainState, into result: inout ExecutionResult) {
        guard let owner = message.address("owner_address"), var account = state.accounts[owner] else {
            return
        }
        result.withdrawnExpired = account.withdrawExpired(at: state[.time])
        var restaked: [Resource: Int64] = [.bandwidth: 0, .energy: 0, .tronPower: 0]
        for entry in account.unstaking {
            state.changeStake(entry.resource, of: &account, by: entry.amount)
            restaked[entry.resource, default: 0] += entry.amount
        }
        account.unstaking = []
        result.restaked = restaked
        state.accounts[owner] = account
    }
}

/// Stake 1.0 (`FreezeBalanceActuator`): closed since stake 2.0 is open.
struct OldStake: SystemContract {
    private let message: WireMessage

    init(_ message: WireMessage) {
        self.message = message
    }

    func validate(on state: ChainState, for purpose: ValidationPurpose) throws(ContractFault) {
        let account = try message.owner(on: state).account
        let amount = message.integer("frozen_balance")
        guard amount > 0 else { throw ContractFault("frozenBalance must be positive") }
        guard amount >= Sun.perTRX else {
            throw ContractFault("frozenBalance must be greater than or equal to 1 TRX")
        }
        guard amount <= account.balance.value else {
            throw ContractFault("frozenBalance must be less than or equal to accountBalance")
        }
        throw ContractFault("freeze v2 is open, old freeze is closed")
    }

    func execute(on state: inout ChainState, into result: inout ExecutionResult) {}
}

/// Stake 1.0 (`UnfreezeBalanceActuator`): nobody has such stake here.
struct OldUnstake: SystemContract {
    private let message: WireMessage

    init(_ message: WireMessage) {
        self.message = message
    }

    func validate(on state: ChainState, for purpose: ValidationPurpose) throws(ContractFault) {
        _ = try message.owner(on: state, missing: { "Account[\($0.hex)] does not exist" })
        switch message.resource {
        case .bandwidth: throw ContractFault("no frozenBalance(BANDWIDTH)")
        case .energy: throw ContractFault("no frozenBalance(Energy)")
        case .tronPower, nil:
            throw ContractFault("ResourceCode error.valid ResourceCode[BANDWIDTH、Energy]")
        }
    }

    func execute(on state: inout ChainState, into result: inout ExecutionResult) {}
}

extension LedgerAccount {
    /// Moves what has waited long enough to the balance, and says how much that is.
    mutating func withdrawExpired(at now: Int64) -> Int64 {
        let sum = unstaking.reduce(0) { $1.expiresAt <= now ? $0 + $1.amount : $0 }
        guard sum > 0 else { return 0 }
        unstaking.removeAll { $0.expiresAt <= now }
        balance = Sun(balance.value + sum)
        return sum
    }

    /// Lowers votes in proportion if there is less stake than votes (`updateVote`). Returns whether it did.
    mutating func cutVotesToPower() -> Bool {
        let reduced = Voting.reduced(
            votes.map { .init(witness: $0.witness, count: $0.count) }, to: Sun(stakes.tronPower)
        ).map { Vote(witness: $0.witness, count: $0.count) }
        guard reduced != votes else { return false }
        votes = reduced
        return true
    }
}
