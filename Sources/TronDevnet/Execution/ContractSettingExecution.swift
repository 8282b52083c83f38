import Tron

extension WireMessage {
    /// The contract that `owner_address` has deployed.
    fileprivate func ownContract(
        on state: ChainState, missing: String = "Contract does not exist"
    ) throws(ContractFault) -> TokenContract {
        guard let owner = address("owner_address") else { throw ContractFault("Invalid address") }
        guard let contract = address("contract_address").flatMap({ state.contracts[$0] }) else {
            throw ContractFault(missing)
        }
        guard contract.origin == owner else {
            throw ContractFault("Account[\(owner.hex)] is not the owner of the contract")
        }
        return contract
    }
}

/// `UpdateSettingContractActuator`: what part of the energy callers pay.
struct SettingUpdate: SystemContract {
    private let message: WireMessage

    init(_ message: WireMessage) {
        self.message = message
    }

    func validate(on state: ChainState, for purpose: ValidationPurpose) throws(ContractFault) {
        _ = try message.owner(on: state, missing: { "Account[\($0.hex)] does not exist" })
        guard (0...100).contains(message.integer("consume_user_resource_percent")) else {
            throw ContractFault("percent not in [0, 100]")
        }
        _ = try message.ownContract(on: state)
    }

    func execute(on state: inout ChainState, into result: inout ExecutionResult) {
        guard let address = message.address("contract_address") else { return }
        state.contracts[address]?.userPercent = message.integer("consume_user_resource_percent")
    }
}

/// `UpdateEnergyLimitContractActuator`: how much the deployer pays for one call at most.
struct EnergyLimitUpdate: SystemContract {
    private let message: WireMessage

    init(_ message: WireMessage) {
        self.message = message
    }

    func validate(on state: ChainState, for purpose: ValidationPurpose) throws(ContractFault) {
        _ = try message.owner(on: state, missing: { "Account[\($0.hex)] does not exist" })
        guard message.integer("origin_energy_limit") > 0 else {
            throw ContractFault("origin energy limit must be > 0")
        }
        _ = try message.ownContract(on: state)
    }

    func execute(on state: inout ChainState, into result: inout ExecutionResult) {
        guard let address = message.address("contract_address") else { return }
        state.contracts[address]?.originEnergyLimit = message.integer("origin_energy_limit")
    }
}

/// `ClearABIContractActuator`.
struct ABIClearing: SystemContract {
    private let message: WireMessage

    init(_ message: WireMessage) {
        self.message = message
    }

    func validate(on state: ChainState, for purpose: ValidationPurpose) throws(ContractFault) {
        _ = try message.owner(on: state)
        _ = try message.ownContract(on: state, missing: "Contract not exists")
    }

    func execute(on state: inout ChainState, into result: inout ExecutionResult) {
        guard let address = message.address("contract_address") else { return }
        state.contracts[address]?.isABICleared = true
    }
}
