import Tron

/// `CreateAccountActuator`.
struct AccountCreation: SystemContract {
    private let message: WireMessage

    init(_ message: WireMessage) {
        self.message = message
    }

    func validate(on state: ChainState, for purpose: ValidationPurpose) throws(ContractFault) {
        let owner = try message.owner(on: state, invalid: "Invalid ownerAddress").account
        guard owner.balance.value >= state.parameters[.createNewAccountFeeInSystemContract] else {
            throw ContractFault("Validate CreateAccountActuator error, insufficient fee.")
        }
        guard let account = message.address("account_address") else {
            throw ContractFault("Invalid account address")
        }
        guard state.accounts[account] == nil else { throw ContractFault("Account has existed") }
    }

    func execute(on state: inout ChainState, into result: inout ExecutionResult) throws(ContractFault) {
        guard let owner = message.address("owner_address"), let account = message.address("account_address")
        else { return }
        state.accounts[account] = LedgerAccount(balance: .zero, createdAt: state[.time])
        let fee = state.parameters[.createNewAccountFeeInSystemContract]
        try state.charge(fee, to: owner, into: &result)
    }
}

/// `UpdateAccountActuator`: gives the account a name.
struct AccountNaming: SystemContract {
    private let message: WireMessage

    init(_ message: WireMessage) {
        self.message = message
    }

    func validate(on state: ChainState, for purpose: ValidationPurpose) throws(ContractFault) {
        let name = message.bytes("account_name")
        guard name.count <= 200 else { throw ContractFault("Invalid accountName") }
        let account = try message.owner(
            on: state, invalid: "Invalid ownerAddress", missing: { _ in "Account does not exist" }
        ).account
        guard !state.parameters.isOn(.allowUpdateAccountName) else { return }
        guard account.name.isEmpty else { throw ContractFault("This account name is already existed") }
        guard !state.accounts.rows.values.contains(where: { !name.isEmpty && $0.name == name }) else {
            throw ContractFault("This name is existed")
        }
    }

    func execute(on state: inout ChainState, into result: inout ExecutionResult) {
        guard let owner = message.address("owner_address") else { return }
        state.accounts[owner]?.name = message.bytes("account_name")
    }
}
