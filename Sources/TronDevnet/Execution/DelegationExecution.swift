import Tron

/// `DelegateResourceActuator`.
struct DelegationGrant: SystemContract {
    private let message: WireMessage
    private var amount: Int64 { message.integer("balance") }
    private var isLocked: Bool { message.integer("lock") != 0 }

    init(_ message: WireMessage) {
        self.message = message
    }

    func validate(on state: ChainState, for purpose: ValidationPurpose) throws(ContractFault) {
        guard state.parameters.isOn(.allowDelegateResource) else {
            throw ContractFault("No support for resource delegate")
        }
        guard state.parameters.isOn(.unfreezeDelayDays) else {
            throw ContractFault(
                "Not support Delegate resource transaction, need to be opened by the committee")
        }
        let (owner, account) = try message.owner(on: state)
        guard amount >= Sun.perTRX else {
            throw ContractFault("delegateBalance must be greater than or equal to 1 TRX")
        }
        guard let resource = message.resource.flatMap(StakedResource.init) else {
            throw ContractFault("ResourceCode error, valid ResourceCode[BANDWIDTH、ENERGY]")
        }
        let extra =
            purpose == .building && resource == .bandwidth ? state.delegationSize(of: account) : 0
        let used = state.usedStake(resource, of: account, extra: extra)
        guard account.stakes[resource] - used >= amount else {
            let name = resource == .bandwidth ? "FreezeBandwidthV2" : "FreezeEnergyV2"
            throw ContractFault("delegateBalance must be less than or equal to available \(name) balance")
        }
        try validateReceiver(of: owner, resource, on: state)
    }

    private func validateReceiver(
        of owner: Address, _ resource: StakedResource, on state: ChainState
    ) throws(ContractFault) {
        guard let address = message.address("receiver_address") else {
            throw ContractFault("Invalid receiverAddress")
        }
        guard address != owner else {
            throw ContractFault("receiverAddress must not be the same as ownerAddress")
        }
        guard let receiver = state.accounts[address] else {
            throw ContractFault("Account[\(address.hex)] not exists")
        }
        try validateLock(from: owner, to: address, resource, on: state)
        guard receiver.kind != .contract else {
            throw ContractFault("Do not allow delegate resources to contract addresses")
        }
    }

    private func validateLock(
        from owner: Address, to receiver: Address, _ resource: StakedResource, on state: ChainState
    ) throws(ContractFault) {
        guard isLocked, state.hasLockPeriods else { return }
        let period = lockPeriod(on: state)
        let periodMax = state.parameters[.maxDelegateLockPeriod]
        guard (0...periodMax).contains(period) else {
            throw ContractFault(
                "The lock period of delegate resource cannot be less than 0 and cannot exceed \(periodMax)!")
        }
        let key = DelegationKey(from: owner, to: receiver, isLocked: true)
        guard let earlier = state.delegations[key] else { return }
        let remaining = earlier[expiryOf: resource] - state[.time]
        guard period * ChainRule.slotMilliseconds >= remaining else {
            let name = resource == .bandwidth ? "BANDWIDTH" : "ENERGY"
            throw ContractFault(
                "The lock period for \(name) this time cannot be less than the remaining "
                    + "time[\(remaining)ms] of the last lock period for \(name)!")
        }
    }

    /// In blocks.
    private func lockPeriod(on state: ChainState) -> Int64 {
        let told = message.integer("lock_period")
        return state.hasLockPeriods && told != 0 ? told : ChainRule.lockPeriodDefault
    }

    func execute(on state: inout ChainState, into result: inout ExecutionResult) {
        guard let owner = message.address("owner_address"), let to = message.address("receiver_address"),
            let resource = message.resource.flatMap(StakedResource.init)
        else { return }
        state.unlockExpired(from: owner, to: to)
        let key = DelegationKey(from: owner, to: to, isLocked: isLocked)
        var delegation = state.delegations[key] ?? Delegation()
        delegation[resource] += amount
        delegation[expiryOf: resource] =
            isLocked ? state[.time] + lockPeriod(on: state) * ChainRule.slotMilliseconds : 0
        state.delegations[key] = delegation
        state.noteDelegation(from: owner, to: to)
        state.accounts[to]?.stakes[acquired: resource] += amount
        guard var account = state.accounts[owner] else { return }
        account.stakes[resource] -= amount
        account.stakes[delegated: resource] += amount
        state.accounts[owner] = account
    }
}

/// `UnDelegateResourceActuator`.
struct DelegationReturn: SystemContract {
    private let message: WireMessage
    private var amount: Int64 { message.integer("balance") }

    init(_ message: WireMessage) {
        self.message = message
    }

    func validate(on state: ChainState, for purpose: ValidationPurpose) throws(ContractFault) {
        guard state.parameters.isOn(.allowDelegateResource) else {
            throw ContractFault("No support for resource delegate")
        }
        let owner = try message.owner(on: state, missing: { "Account[\($0.hex)] does not exist" }).address
        guard let receiver = message.address("receiver_address") else {
            throw ContractFault("Invalid receiverAddress")
        }
        guard receiver != owner else {
            throw ContractFault("receiverAddress must not be the same as ownerAddress")
        }
        let open = state.delegations[DelegationKey(from: owner, to: receiver, isLocked: false)]
        let locked = state.delegations[DelegationKey(from: owner, to: receiver, isLocked: true)]
        guard open != nil || locked != nil else { throw ContractFault("delegated Resource does not exist") }
        guard amount > 0 else { throw ContractFault("unDelegateBalance must be more than 0 TRX") }
        guard let resource = message.resource.flatMap(StakedResource.init) else {
            throw ContractFault("ResourceCode error.valid ResourceCode[BANDWIDTH、Energy]")
        }
        var available = open?[resource] ?? 0
        if let locked, locked[expiryOf: resource] < state[.time] { available += locked[resource] }
        guard available >= amount else {
            let name =
                resource == .bandwidth ? "delegatedFrozenBalance(BANDWIDTH)" : "delegateFrozenBalance(Energy)"
            throw ContractFault("insufficient \(name), request=\(amount), unlock_balance=\(available)")
        }
    }

    func execute(on state: inout ChainState, into result: inout ExecutionResult) {
        guard let owner = message.address("owner_address"), let to = message.address("receiver_address"),
            let resource = message.resource.flatMap(StakedResource.init)
        else { return }
        let moved = takeBack(resource, from: to, on: &state)
        state.unlockExpired(from: owner, to: to)
        let key = DelegationKey(from: owner, to: to, isLocked: false)
        var open = state.delegations[key] ?? Delegation()
        open[resource] -= amount
        state.delegations[key] = open.isEmpty ? nil : open
        if open.isEmpty { state.forgetDelegation(from: owner, to: to) }
        guard var account = state.accounts[owner] else { return }
        account.stakes[delegated: resource] -= amount
        account.stakes[resource] += amount
        if let moved, moved.amount > 0 {
            account[usageOf: resource].take(moved.amount, from: moved.usage, at: state.slot)
        }
        state.accounts[owner] = account
    }

    /// Takes the stake from the receiver, and the part of its usage that goes with it.
    private func takeBack(
        _ resource: StakedResource, from receiver: Address, on state: inout ChainState
    ) -> (amount: Int64, usage: StakedUsage)? {
        guard var account = state.accounts[receiver] else { return nil }
        let now = state.slot
        var usage = account[usageOf: resource]
        usage.increase(by: 0, at: now)
        var moved: Int64 = 0
        if account.stakes[acquired: resource] < amount {
            account.stakes[acquired: resource] = 0
        } else {
            moved = Tron.Delegation.returnedUsage(
                takingBack: Sun(amount), receiverStake: Sun(account.stakes.effective(resource)),
                used: usage.used, in: state.pool(of: resource))
            account.stakes[acquired: resource] -= amount
        }
        usage.used -= moved
        usage.slot = now
        account[usageOf: resource] = usage
        state.accounts[receiver] = account
        return (moved, usage)
    }
}
