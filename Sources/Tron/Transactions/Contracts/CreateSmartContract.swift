import Foundation

/// Deploys a contract (`VMActuator`). The new contract stays a message: this library does not look into its code.
public struct CreateSmartContract: Hashable, Sendable {
    /// Who deploys and pays.
    public var owner: Address
    /// What is deployed.
    package var newContract: Protocol_SmartContract
    /// Units of a TRC-10 asset that go along.
    public var callTokenValue: Int64
    /// The asset's id, 0 for none.
    public var tokenID: Int64

    /// Deploys what `newContract` describes.
    package init(
        owner: Address, newContract: Protocol_SmartContract, callTokenValue: Int64 = 0, tokenID: Int64 = 0
    ) {
        self.owner = owner
        self.newContract = newContract
        self.callTokenValue = callTokenValue
        self.tokenID = tokenID
    }

    /// Deploys `bytecode`, which runs once with its constructor's arguments behind it and returns what is
    /// kept.
    public init(
        owner: Address, name: String, bytecode: [UInt8], callValue: Sun = .zero, sharing: CallerShare
    ) {
        var contract = Protocol_SmartContract()
        contract.originAddress = Data(owner.bytes)
        contract.name = name
        contract.bytecode = Data(bytecode)
        contract.callValue = callValue.value
        contract.consumeUserResourcePercent = sharing.callerPercent
        contract.originEnergyLimit = sharing.originLimit
        self.init(owner: owner, newContract: contract)
    }

    /// How a contract's energy is shared between caller and deployer.
    public struct CallerShare: Hashable, Sendable {
        /// 0…100: what callers pay.
        public var callerPercent: Int64
        /// The most energy that the deployer pays of one call.
        public var originLimit: Int64

        /// Who pays which part of a call's energy.
        public init(callerPercent: Int64, originLimit: Int64) {
            self.callerPercent = callerPercent
            self.originLimit = originLimit
        }
    }

    /// The contract's name.
    public var name: String { newContract.name }
    /// The code that runs once and returns what is kept.
    public var bytecode: [UInt8] { Array(newContract.bytecode) }
}

extension CreateSmartContract: ContractPayload {
    static let type = ContractType.createSmart

    init(_ message: Protocol_CreateSmartContract) throws(TransactionError) {
        owner = try .read(message.ownerAddress, "owner")
        newContract = message.newContract
        callTokenValue = message.callTokenValue
        tokenID = message.tokenID
    }

    var message: Protocol_CreateSmartContract {
        var message = Protocol_CreateSmartContract()
        message.ownerAddress = Data(owner.bytes)
        message.newContract = newContract
        message.callTokenValue = callTokenValue
        message.tokenID = tokenID
        return message
    }
}
