import Foundation

/// Lends the resource of staked TRX (`DelegateResourceActuator`).
public struct DelegateResourceContract: Hashable, Sendable {
    /// Who lends.
    public var owner: Address
    /// What.
    public var resource: Resource
    /// Staked TRX whose resource is lent.
    public var amount: Sun
    /// Who gets it.
    public var receiver: Address
    /// Whether it can't be taken back for a time.
    public var lock: Bool
    /// For how many blocks; 0 is three days' worth.
    public var lockPeriod: Int64

    /// Lends what `amount` of staked TRX gives to `receiver`; without a lock by default.
    public init(
        owner: Address, resource: Resource, amount: Sun, receiver: Address, lock: Bool = false,
        lockPeriod: Int64 = 0
    ) {
        self.owner = owner
        self.resource = resource
        self.amount = amount
        self.receiver = receiver
        self.lock = lock
        self.lockPeriod = lockPeriod
    }
}

extension DelegateResourceContract: ContractPayload {
    static let type = ContractType.delegateResource

    init(_ message: Protocol_DelegateResourceContract) throws(TransactionError) {
        owner = try .read(message.ownerAddress, "owner")
        resource = try .read(message.resource)
        amount = Sun(message.balance)
        receiver = try .read(message.receiverAddress, "receiver")
        lock = message.lock
        lockPeriod = message.lockPeriod
    }

    var message: Protocol_DelegateResourceContract {
        var message = Protocol_DelegateResourceContract()
        message.ownerAddress = Data(owner.bytes)
        message.resource = resource.rawValue
        message.balance = amount.value
        message.receiverAddress = Data(receiver.bytes)
        message.lock = lock
        message.lockPeriod = lockPeriod
        return message
    }
}
