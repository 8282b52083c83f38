import Tron

extension TransferContract {
    /// `TransferActuator`.
    func execute(on state: inout ChainState, into result: inout ExecutionResult) throws(BroadcastRefusal) {
        guard owner != to else { throw .invalid("Cannot transfer TRX to yourself.") }
        guard let sender = state.accounts[owner] else {
            throw .invalid("Validate TransferContract error, no OwnerAccount.")
        }
        guard amount > .zero else { throw .invalid("Amount must be greater than 0.") }
        let isNew = state.accounts[to] == nil
        let activation = isNew ? Sun(state.parameters["getCreateNewAccountFeeInSystemContract"]) : .zero
        guard let needed = amount.adding(activation), needed <= sender.balance else {
            throw .invalid("Validate TransferContract error, balance is not sufficient.")
        }
        if state.accounts[to]?.isContract == true {
            throw .invalid(
                "Cannot transfer TRX to a smartContract which version is one. "
                    + "Instead please use TriggerSmartContract ")
        }
        guard let received = (state.accounts[to]?.balance ?? .zero).adding(amount) else {
            throw .invalid("long overflow")
        }
        if isNew { state.accounts[to] = LedgerAccount(balance: .zero, createdAt: state.time) }
        state.accounts[owner]?.balance = Sun(sender.balance.value - amount.value)
        state.accounts[to]?.balance = received
        // What is needed was checked above, so the fee is there.
        guard state.burn(activation, of: owner) else { throw .insufficientResource }
        result.otherFees = Sun(result.otherFees.value + activation.value)
    }
}

extension AccountCreateContract {
    /// `CreateAccountActuator`.
    func execute(on state: inout ChainState, into result: inout ExecutionResult) throws(BroadcastRefusal) {
        guard state.accounts[account] == nil else { throw .invalid("Account has existed") }
        let fee = Sun(state.parameters["getCreateNewAccountFeeInSystemContract"])
        guard state.burn(fee, of: owner) else {
            throw .invalid("Validate CreateAccountActuator error, insufficient fee.")
        }
        state.accounts[account] = LedgerAccount(balance: .zero, createdAt: state.time)
        result.otherFees = Sun(result.otherFees.value + fee.value)
    }
}
