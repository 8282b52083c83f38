import Tron

/// A deployment (`VMActuator.create`): all that java-tron checks before the init code runs. There is no
/// virtual machine, so that what passes is refused with words of this node's own.
struct ContractCreation {
    let transaction: NodeTransaction
    let message: WireMessage
    let owner: Address

    private enum Limits {
        /// `VMConstant.CONTRACT_NAME_LENGTH`.
        static let nameBytes = 32
    }

    /// - Throws: `BroadcastRefusal`, always: java-tron's where its rules are not kept, `OTHER_ERROR` if they
    ///   are.
    func run(on state: ChainState) throws(BroadcastRefusal) {
        guard state.parameters.isOn(.allowCreationOfContracts) else {
            throw .invalid("vm work is off, need to be opened by the committee")
        }
        let contract = message.message("new_contract") ?? WireMessage(.smartContract)
        guard contract.bytes("origin_address") == message.bytes("owner_address") else {
            throw .invalid("OwnerAddress is not equals OriginAddress")
        }
        guard contract.bytes("name").count <= Limits.nameBytes else {
            throw .invalid("contractName's length cannot be greater than 32")
        }
        guard (0...100).contains(contract.integer("consume_user_resource_percent")) else {
            throw .invalid("percent must be >= 0 and <= 100")
        }
        if let address = transaction.deployedAddress, state.accounts[address] != nil {
            throw .invalid(
                "Trying to create a contract with existing contract address: \(address.base58)")
        }
        try validateLimits(of: contract, on: state)
        throw .unsupported("the development node runs no virtual machine: it deploys no contract")
    }

    private func validateLimits(
        of contract: WireMessage, on state: ChainState
    ) throws(BroadcastRefusal) {
        let feeLimitMax = state.parameters[.maxFeeLimit]
        guard (0...feeLimitMax).contains(transaction.feeLimit) else {
            throw .invalid("feeLimit must be >= 0 and <= \(feeLimitMax)")
        }
        let (value, assetValue) = (contract.integer("call_value"), message.integer("call_token_value"))
        guard value >= 0 else { throw .invalid("callValue must be >= 0") }
        guard assetValue >= 0 else { throw .invalid("tokenValue must be >= 0") }
        guard contract.integer("origin_energy_limit") > 0 else {
            throw .invalid("The originEnergyLimit must be > 0")
        }
        let sent = ValueSent(
            owner: owner, trx: value, assetAmount: assetValue, assetID: message.integer("token_id"))
        try sent.validateAssetID()
        try sent.validateBalances(on: state)
    }
}

/// What a call or a deployment sends along to its contract (`VMActuator.checkTokenValueAndId`,
/// `VMUtils.validateForSmartContract`).
struct ValueSent {
    let owner: Address
    let trx: Int64
    let assetAmount: Int64
    let assetID: Int64

    func validateAssetID() throws(BroadcastRefusal) {
        if assetID <= ChainRule.assetIDMin, assetID != 0 {
            throw .invalid("tokenId must be > \(ChainRule.assetIDMin)")
        }
        if assetAmount > 0, assetID == 0 {
            throw .invalid("invalid arguments with tokenValue = \(assetAmount), tokenId = \(assetID)")
        }
    }

    func validateBalances(on state: ChainState) throws(BroadcastRefusal) {
        let account = state.accounts[owner]
        guard trx <= account?.balance.value ?? 0 else {
            throw .invalid("Validate InternalTransfer error, balance is not sufficient.")
        }
        guard assetAmount > 0 else { return }
        guard state.assets[assetID] != nil else { throw .invalid("No asset !") }
        let balance = account?.balance(ofAsset: assetID) ?? 0
        guard balance > 0 else { throw .invalid("assetBalance must greater than 0.") }
        guard assetAmount <= balance else { throw .invalid("assetBalance is not sufficient.") }
    }
}
