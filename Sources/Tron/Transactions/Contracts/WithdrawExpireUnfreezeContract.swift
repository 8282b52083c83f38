import Foundation

/// Takes back all TRX whose waiting period is over (`WithdrawExpireUnfreezeActuator`).
public struct WithdrawExpireUnfreezeContract: Hashable, Sendable {
    /// Whose TRX.
    public var owner: Address

    /// Takes back what `owner` unstaked long enough ago.
    public init(owner: Address) {
        self.owner = owner
    }
}

extension WithdrawExpireUnfreezeContract: ContractPayload {
    static let type = ContractType.withdrawExpireUnfreeze

    init(_ message: Protocol_WithdrawExpireUnfreezeContract) throws(TransactionError) {
        owner = try .read(message.ownerAddress, "owner")
    }

    var message: Protocol_WithdrawExpireUnfreezeContract {
        var message = Protocol_WithdrawExpireUnfreezeContract()
        message.ownerAddress = Data(owner.bytes)
        return message
    }
}
