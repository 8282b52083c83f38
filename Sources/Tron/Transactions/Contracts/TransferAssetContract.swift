import Foundation

/// Moves a TRC-10 asset (`TransferAssetActuator`).
public struct TransferAssetContract: Hashable, Sendable {
    /// The asset's id, its digits in ASCII.
    public var assetName: [UInt8]
    /// Who sends.
    public var owner: Address
    /// Who receives.
    public var to: Address
    /// Units of the asset.
    public var amount: Int64

    /// Sends `amount` units of the asset from `owner` to `to`.
    public init(assetName: [UInt8], owner: Address, to: Address, amount: Int64) {
        self.assetName = assetName
        self.owner = owner
        self.to = to
        self.amount = amount
    }
}

extension TransferAssetContract: ContractPayload {
    static let type = ContractType.transferAsset

    init(_ message: Protocol_TransferAssetContract) throws(TransactionError) {
        assetName = Array(message.assetName)
        owner = try .read(message.ownerAddress, "owner")
        to = try .read(message.toAddress, "to")
        amount = message.amount
    }

    var message: Protocol_TransferAssetContract {
        var message = Protocol_TransferAssetContract()
        message.assetName = Data(assetName)
        message.ownerAddress = Data(owner.bytes)
        message.toAddress = Data(to.bytes)
        message.amount = amount
        return message
    }
}
