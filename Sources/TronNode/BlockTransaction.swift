import StrictJSON
public import Tron

/// A transaction of a block, as far as a history needs it: who made it, and whether it moves TRX by itself.
public struct BlockTransaction: Hashable, Sendable {
    /// What it does.
    public enum Deed: Hashable, Sendable {
        /// Moves TRX from its owner (java-tron: `TransferContract`).
        case transfer(to: Address, amount: Sun)
        /// Runs contract code, which may log whatever it does (`TriggerSmartContract`, `CreateSmartContract`).
        case call
        /// A transfer whose sides or amount the node does not tell: whoever needs to know must not go on.
        case unclear
        /// Anything else: it logs nothing, and moves no TRX from one account to another.
        case other
    }
    /// The transaction's id.
    public let id: TransactionID
    /// Who made it and pays its fee; nil where the node does not tell.
    public let owner: Address?
    /// What it does, as far as payments are concerned.
    public let deed: Deed
    /// Whether its result, as the block has it, is a success.
    public let succeeded: Bool
    /// The key that its owner signs blocks with from then on, where it says so (`AccountPermissionUpdateContract`).
    public let witnessKey: Address?

    /// A transaction that is known by other means than a node's JSON.
    public init(
        id: TransactionID, owner: Address?, deed: Deed, succeeded: Bool, witnessKey: Address? = nil
    ) {
        self.witnessKey = witnessKey
        self.id = id
        self.owner = owner
        self.deed = deed
        self.succeeded = succeeded
    }

    /// What a node's JSON of a block says of the transaction `id`.
    init(_ json: JSON, id: TransactionID, succeeded: Bool) {
        func address(_ value: JSON?) -> Address? { value?.string.flatMap { try? Address(parsing: $0) } }
        let contract = json["raw_data"]?["contract"]?.array?.first
        let value = contract?["parameter"]?["value"]
        let owner = address(value?["owner_address"])
        var deed = Deed.other
        switch contract?["type"]?.string {
        case "TransferContract":
            deed = .unclear
            if let to = address(value?["to_address"]), let amount = value?["amount"]?.int64, owner != nil,
                ChainQuantity.amount.range.contains(amount)
            {
                deed = .transfer(to: to, amount: Sun(amount))
            }
        case "TriggerSmartContract", "CreateSmartContract": deed = .call
        default: break
        }
        self.init(id: id, owner: owner, deed: deed, succeeded: succeeded)
    }
}
