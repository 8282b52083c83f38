import Foundation

/// Names an account (`UpdateAccountActuator`).
public struct AccountUpdateContract: Hashable, Sendable {
    /// The name, UTF-8.
    public var accountName: [UInt8]
    /// The account.
    public var owner: Address

    /// Names the account of `owner`.
    public init(accountName: [UInt8], owner: Address) {
        self.accountName = accountName
        self.owner = owner
    }
}

extension AccountUpdateContract: ContractPayload {
    static let type = ContractType.accountUpdate

    init(_ message: Protocol_AccountUpdateContract) throws(TransactionError) {
        accountName = Array(message.accountName)
        owner = try .read(message.ownerAddress, "owner")
    }

    var message: Protocol_AccountUpdateContract {
        var message = Protocol_AccountUpdateContract()
        message.accountName = Data(accountName)
        message.ownerAddress = Data(owner.bytes)
        return message
    }
}
