import Tron

/// `WitnessCreateActuator`: makes the account a candidate. The development chain's blocks are made by the witnesses
/// of its genesis block all the same.
struct WitnessCreation: SystemContract {
    private let message: WireMessage

    init(_ message: WireMessage) {
        self.message = message
    }

    func validate(on state: ChainState, for purpose: ValidationPurpose) throws(ContractFault) {
        guard let owner = message.address("owner_address") else { throw ContractFault("Invalid address") }
        try Self.validateURL(message.bytes("url"))
        guard let account = state.accounts[owner] else {
            throw ContractFault("account[\(owner.hex)] not exists")
        }
        guard state.witnesses[owner] == nil else { throw ContractFault("Witness[\(owner.hex)] has existed") }
        guard account.balance.value >= state.parameters[.accountUpgradeCost] else {
            throw ContractFault("balance < AccountUpgradeCost")
        }
    }

    static func validateURL(_ url: [UInt8]) throws(ContractFault) {
        guard (1...256).contains(url.count) else { throw ContractFault("Invalid url") }
    }

    func execute(on state: inout ChainState, into result: inout ExecutionResult) throws(ContractFault) {
        guard let owner = message.address("owner_address") else { return }
        state.witnesses[owner] = Witness(url: message.text("url"))
        state.accounts[owner]?.isWitness = true
        let cost = state.parameters[.accountUpgradeCost]
        try state.charge(cost, to: owner, into: &result)
    }
}

/// `WitnessUpdateActuator`.
struct WitnessURLUpdate: SystemContract {
    private let message: WireMessage

    init(_ message: WireMessage) {
        self.message = message
    }

    func validate(on state: ChainState, for purpose: ValidationPurpose) throws(ContractFault) {
        let owner = try message.owner(on: state, missing: { _ in "account does not exist" }).address
        try WitnessCreation.validateURL(message.bytes("update_url"))
        guard state.witnesses[owner] != nil else { throw ContractFault("Witness does not exist") }
    }

    func execute(on state: inout ChainState, into result: inout ExecutionResult) {
        guard let owner = message.address("owner_address") else { return }
        state.witnesses[owner]?.url = message.text("update_url")
    }
}

/// `UpdateBrokerageActuator`: what part of its rewards a witness keeps. It holds at once, not from the next
/// cycle.
struct BrokerageUpdate: SystemContract {
    private let message: WireMessage

    init(_ message: WireMessage) {
        self.message = message
    }

    func validate(on state: ChainState, for purpose: ValidationPurpose) throws(ContractFault) {
        guard let owner = message.address("owner_address") else {
            throw ContractFault("Invalid ownerAddress")
        }
        guard (0...100).contains(message.integer("brokerage")) else {
            throw ContractFault("Invalid brokerage")
        }
        guard state.witnesses[owner] != nil else { throw ContractFault("Not existed witness:\(owner.hex)") }
        guard state.accounts[owner] != nil else { throw ContractFault("Account does not exist") }
    }

    func execute(on state: inout ChainState, into result: inout ExecutionResult) {
        guard let owner = message.address("owner_address") else { return }
        state.witnesses[owner]?.brokerage = message.integer("brokerage")
    }
}
