import Foundation

/// Stakes again all TRX in its waiting period (`CancelAllUnfreezeV2Actuator`).
public struct CancelAllUnfreezeV2Contract: Hashable, Sendable {
    /// Whose TRX.
    public var owner: Address

    /// Stakes again everything that `owner` has in its waiting period.
    public init(owner: Address) {
        self.owner = owner
    }
}

extension CancelAllUnfreezeV2Contract: ContractPayload {
    static let type = ContractType.cancelAllUnfreezeV2

    init(_ message: Protocol_CancelAllUnfreezeV2Contract) throws(TransactionError) {
        owner = try .read(message.ownerAddress, "owner")
    }

    var message: Protocol_CancelAllUnfreezeV2Contract {
        var message = Protocol_CancelAllUnfreezeV2Contract()
        message.ownerAddress = Data(owner.bytes)
        return message
    }
}
