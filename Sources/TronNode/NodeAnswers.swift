public import StrictJSON
public import Tron

/// A block as a node tells it.
public struct NodeBlock: Hashable, Sendable {
    /// Number and hash in one.
    public let id: BlockID
    /// The parent's id, in hex.
    public let parentHash: String
    /// The height.
    public let number: BlockNumber
    /// The slot that it was made for.
    public let timestamp: ChainTime
    /// Who made it; nil where the node does not tell.
    public let witness: Address?
    /// Its transactions, in order.
    public let transactionIDs: [TransactionID]
    /// Those of them that were included without success.
    public let failedIDs: [TransactionID]
    /// What each of `transactionIDs` is, in their order; empty where only the ids are known.
    public let transactions: [BlockTransaction]
    /// The header with its signature, where the block's id is the header's; nil where that is not shown.
    public let header: SignedHeader?
    /// Whether the header's root is that of `transactions` and of their results, so that none is hidden, added or told
    /// otherwise than it is.
    public let hasProvenTransactions: Bool

    /// A block that is known by other means than a node's JSON.
    public init(
        id: BlockID, parentHash: String, timestamp: ChainTime, witness: Address? = nil,
        transactionIDs: [TransactionID], failedIDs: [TransactionID] = [],
        transactions: [BlockTransaction] = [], header: SignedHeader? = nil
    ) {
        self.header = header
        hasProvenTransactions = false
        self.id = id
        self.parentHash = parentHash
        number = id.number
        self.timestamp = timestamp
        self.witness = witness
        self.transactionIDs = transactionIDs
        self.failedIDs = failedIDs
        self.transactions = transactions
    }

    /// What names the block.
    public var mark: BlockMark { BlockMark(id: id, time: timestamp) }

    /// Whether this is the block that follows `parent`.
    public func follows(_ parent: BlockID) -> Bool {
        number == parent.number.next && parentHash == parent.hex
    }

    /// The block that a node's JSON is.
    ///
    /// - Throws: `NodeError.unreadable` where it is no block, or its id does not begin with its number.
    public init(json: JSON) throws(NodeError) {
        let header = json["block_header"]?["raw_data"]
        guard let text = json["blockID"]?.string, let id = try? BlockID(parsing: text), let header else {
            throw NodeError(.unreadable, "a block without an id or a header")
        }
        self.id = id
        number = BlockNumber(try header.number("number", .height))
        guard id.number == number else {
            throw NodeError(.unreadable, "block \(number) has the id of another number")
        }
        parentHash = header["parentHash"]?.string ?? ""
        timestamp = ChainTime(milliseconds: try header.number("timestamp", .time))
        witness = header["witness_address"]?.string.flatMap { try? Address(parsing: $0) }
        var ids: [TransactionID] = []
        var failed: [TransactionID] = []
        var transactions: [BlockTransaction] = []
        for transaction in try json.elements("transactions") {
            guard let text = transaction["txID"]?.string, let id = try? TransactionID(parsing: text) else {
                throw NodeError(.unreadable, "a transaction of block \(number) has no id")
            }
            ids.append(id)
            let result = transaction["ret"]?.array?.first?["contractRet"]?.string ?? "SUCCESS"
            if result != "SUCCESS" { failed.append(id) }
            transactions.append(
                BlockTransaction(transaction, id: id, succeeded: result == "SUCCESS"))
        }
        transactionIDs = ids
        failedIDs = failed
        self.header = NodeBlockProof.header(json, id: id)
        let proven = try self.header.flatMap { header throws(NodeError) in
            NodeBlockProof.transactions(
                try json.elements("transactions"), root: header.header.transactionRoot)
        }
        self.transactions = proven ?? transactions
        hasProvenTransactions = proven != nil
    }
}

/// An account as a node tells it (`getaccount`).
public struct NodeAccount: Hashable, Sendable {
    /// The account's address.
    public let address: Address
    /// TRX that can be sent.
    public let balance: Sun
    /// Whether it is a contract's account.
    public let isContract: Bool
    /// TRX staked and not delegated, of all resources; stakes of the old rules too.
    public let staked: Sun
    /// TRX staked and delegated to others.
    public let delegated: Sun
    /// All stake that counts for its energy: its own that is not delegated, old stakes, and what others delegate to it
    /// (java-tron: `AccountCapsule.getAllFrozenBalanceForEnergy`).
    public let energyStake: Sun
    /// Who may do everything; nil where the node does not say.
    public let ownerPermission: Permission?

    /// An account that is known by other means than a node's JSON.
    public init(
        address: Address, balance: Sun, isContract: Bool = false, staked: Sun = .zero,
        delegated: Sun = .zero, energyStake: Sun = .zero, ownerPermission: Permission? = nil
    ) {
        self.address = address
        self.balance = balance
        self.isContract = isContract
        self.staked = staked
        self.delegated = delegated
        self.energyStake = energyStake
        self.ownerPermission = ownerPermission
    }

    /// The account that a node's JSON is.
    ///
    /// - Throws: `NodeError.unreadable` where it is none, or its stakes do not fit.
    public init(json: JSON) throws(NodeError) {
        guard let text = json["address"]?.string, let address = try? Address(parsing: text) else {
            throw NodeError(.unreadable, "an account without an address")
        }
        self.address = address
        balance = try json.balance()
        isContract = json["type"]?.string == "Contract"
        ownerPermission = try json["owner_permission"].map(Permission.init(json:))
        let resource = try json.member("account_resource")
        let stakes = try json.elements("frozenV2")
        let amounts = try stakes.map { stake throws(NodeError) in try stake.amount("amount") }
        let old = try json.elements("frozen").map { stake throws(NodeError) in
            try stake.amount("frozen_balance")
        }
        let oldForEnergy = try resource.member("frozen_balance_for_energy").amount("frozen_balance")
        staked = try Self.sum(amounts + old + [oldForEnergy])
        delegated = try Self.sum([
            json.amount("delegated_frozenV2_balance_for_bandwidth"),
            resource.amount("delegated_frozenV2_balance_for_energy"),
        ])
        let forEnergy = zip(stakes, amounts).filter { $0.0["type"]?.string == "ENERGY" }.map(\.1)
        energyStake = try Self.sum(
            forEnergy + [
                oldForEnergy, resource.amount("acquired_delegated_frozen_balance_for_energy"),
                resource.amount("acquired_delegated_frozenV2_balance_for_energy"),
            ])
    }

    /// Whether the address's own key alone may still do everything: its account's permissions can be given to others, and a
    /// signature of the key is refused then (`AccountPermissionUpdateContract`).
    public var isOwnedByItsKey: Bool {
        guard let ownerPermission else { return true }
        return ownerPermission.keys.contains {
            $0.address == address && $0.weight >= ownerPermission.threshold
        }
    }

    private static func sum(_ amounts: [Sun]) throws(NodeError) -> Sun {
        var sum = Sun.zero
        for amount in amounts {
            guard let next = sum.adding(amount) else {
                throw NodeError(.unreadable, "stakes that do not fit")
            }
            sum = next
        }
        return sum
    }
}

/// How a constant call ended.
public enum ConstantCallResult: Hashable, Sendable {
    /// What it returned, and the energy that it would take; the penalty is part of the energy.
    case returned([UInt8], energy: Energy, penalty: Energy)
    /// The contract refuses it: its words, where it has any.
    case reverted(String?, energy: Energy)

    /// The result that a node's JSON tells.
    ///
    /// A revert has `result.result` true: it shows in the message and in the transaction's `ret`.
    ///
    /// - Throws: `NodeError.nodeMessage` where the node did not run the call, `.unreadable` where it is no
    ///   such answer.
    public init(json: JSON) throws(NodeError) {
        guard let result = json["result"] else { throw NodeError(.unreadable, "a call without a result") }
        let message = result["message"]?.string.flatMap { [UInt8](hex: $0) }.map {
            String(decoding: $0, as: UTF8.self)
        }
        if let code = result["code"]?.string, code != "SUCCESS" {
            throw NodeError(.nodeMessage, "\(code): \(message ?? "")")
        }
        guard result["result"]?.bool == true, let results = json["constant_result"]?.array,
            let data = results.first?.string.flatMap({ [UInt8](hex: $0) })
        else { throw NodeError(.unreadable, "a call without what it returned") }
        let energy = Energy(try json.requiredNumber("energy_used", .resource))
        let outcome = json["transaction"]?["ret"]?.array?.first?["ret"]?.string
        if message != nil || outcome == "FAILED" {
            self = .reverted(RevertReason(data: data)?.text, energy: energy)
        } else {
            self = .returned(
                data, energy: energy, penalty: Energy(try json.number("energy_penalty", .resource)))
        }
    }
}
