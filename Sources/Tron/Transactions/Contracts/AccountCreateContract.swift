import Foundation

/// Creates an account for a fee (`CreateAccountActuator`).
public struct AccountCreateContract: Hashable, Sendable {
    /// Who pays.
    public var owner: Address
    /// The new account.
    public var account: Address
    /// 0, a normal account.
    public var accountType: Int32

    /// Activates `account`, which `owner` pays for.
    public init(owner: Address, account: Address, accountType: Int32 = 0) {
        self.owner = owner
        self.account = account
        self.accountType = accountType
    }
}

extension AccountCreateContract: ContractPayload {
    static let type = ContractType.accountCreate

    init(_ message: Protocol_AccountCreateContract) throws(TransactionError) {
        owner = try .read(message.ownerAddress, "owner")
        account = try .read(message.accountAddress, "account")
        accountType = message.type
    }

    var message: Protocol_AccountCreateContract {
        var message = Protocol_AccountCreateContract()
        message.ownerAddress = Data(owner.bytes)
        message.accountAddress = Data(account.bytes)
        message.type = accountType
        return message
    }
}
