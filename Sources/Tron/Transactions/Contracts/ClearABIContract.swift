import Foundation

/// Removes the ABI that is stored with a contract (`ClearABIContractActuator`).
public struct ClearABIContract: Hashable, Sendable {
    /// Who deployed it.
    public var owner: Address
    /// The contract.
    public var contract: Address

    /// Removes the ABI of `contract`, which `owner` deployed.
    public init(owner: Address, contract: Address) {
        self.owner = owner
        self.contract = contract
    }
}

extension ClearABIContract: ContractPayload {
    static let type = ContractType.clearABI

    init(_ message: Protocol_ClearABIContract) throws(TransactionError) {
        owner = try .read(message.ownerAddress, "owner")
        contract = try .read(message.contractAddress, "contract")
    }

    var message: Protocol_ClearABIContract {
        var message = Protocol_ClearABIContract()
        message.ownerAddress = Data(owner.bytes)
        message.contractAddress = Data(contract.bytes)
        return message
    }
}
