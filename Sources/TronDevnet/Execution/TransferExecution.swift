import Tron

/// `TransferActuator`.
struct TRXTransfer: SystemContract {
    private let message: WireMessage
    private var amount: Int64 { message.integer("amount") }

    init(_ message: WireMessage) {
        self.message = message
    }

    func validate(on state: ChainState, for purpose: ValidationPurpose) throws(ContractFault) {
        guard let owner = message.address("owner_address") else {
            throw ContractFault("Invalid ownerAddress!")
        }
        guard let to = message.address("to_address") else { throw ContractFault("Invalid toAddress!") }
        guard owner != to else { throw ContractFault("Cannot transfer TRX to yourself.") }
        guard let sender = state.accounts[owner] else {
            throw ContractFault("Validate TransferContract error, no OwnerAccount.")
        }
        guard amount > 0 else { throw ContractFault("Amount must be greater than 0.") }
        let receiver = state.accounts[to]
        if receiver?.kind == .contract {
            throw ContractFault(
                state.parameters.isOn(.forbidTransferToContract)
                    ? "Cannot transfer TRX to a smartContract."
                    : "Cannot transfer TRX to a smartContract which version is one. "
                        + "Instead please use TriggerSmartContract ")
        }
        let activation = receiver == nil ? state.parameters[.createNewAccountFeeInSystemContract] : 0
        let (needed, overflow) = amount.addingReportingOverflow(activation)
        guard !overflow else { throw ContractFault("long overflow") }
        guard needed <= sender.balance.value else {
            throw ContractFault("Validate TransferContract error, balance is not sufficient.")
        }
        guard let receiver else { return }
        guard receiver.balance.adding(Sun(amount)) != nil else { throw ContractFault("long overflow") }
    }

    func execute(on state: inout ChainState, into result: inout ExecutionResult) throws(ContractFault) {
        guard let owner = message.address("owner_address"), let to = message.address("to_address"),
            var sender = state.accounts[owner]
        else { return }
        sender.balance = Sun(sender.balance.value - amount)
        state.accounts[owner] = sender
        if var receiver = state.accounts[to] {
            receiver.balance = Sun(receiver.balance.value + amount)
            state.accounts[to] = receiver
        } else {
            let fee = state.parameters[.createNewAccountFeeInSystemContract]
            state.accounts[to] = LedgerAccount(balance: Sun(amount), createdAt: state[.time])
            try state.charge(fee, to: owner, into: &result)
        }
    }
}
