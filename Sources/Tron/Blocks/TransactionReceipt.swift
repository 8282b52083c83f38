public import StrictJSON

/// How the virtual machine ended (java-tron: `Transaction.Result.contractResult`).
public enum ContractResult: String, Hashable, Sendable, CaseIterable {
    /// No virtual machine was involved, as in a plain transfer.
    case `default` = "DEFAULT"
    /// The call returned.
    case success = "SUCCESS"
    /// The contract undid the call, perhaps with a reason.
    case revert = "REVERT"
    /// A jump to where no code may begin.
    case badJumpDestination = "BAD_JUMP_DESTINATION"
    /// More memory than a call may use.
    case outOfMemory = "OUT_OF_MEMORY"
    /// One of the built-in contracts failed.
    case precompiledContract = "PRECOMPILED_CONTRACT"
    /// An instruction found fewer values on the stack than it takes.
    case stackTooSmall = "STACK_TOO_SMALL"
    /// The stack would have grown past its bound.
    case stackTooLarge = "STACK_TOO_LARGE"
    /// An instruction that does not exist, or not yet.
    case illegalOperation = "ILLEGAL_OPERATION"
    /// Calls were nested too deeply.
    case stackOverflow = "STACK_OVERFLOW"
    /// The fee limit or the stake did not reach. All energy allowed for the call is used up.
    case outOfEnergy = "OUT_OF_ENERGY"
    /// The call took longer than a node gives it.
    case outOfTime = "OUT_OF_TIME"
    /// The node's own stack overflowed.
    case jvmStackOverflow = "JVM_STACK_OVER_FLOW"
    /// The node has no name for it.
    case unknown = "UNKNOWN"
    /// A transfer inside the call failed.
    case transferFailed = "TRANSFER_FAILED"
    /// The code to be deployed is not valid.
    case invalidCode = "INVALID_CODE"
}

/// What a transaction cost and did, once it is in a block (java-tron: `TransactionInfo`).
public struct TransactionReceipt: Hashable, Sendable {
    /// The transaction's id.
    public var id: TransactionID
    /// The block that has the transaction.
    public var blockNumber: BlockNumber
    /// The time of that block.
    public var blockTime: ChainTime
    /// All TRX burnt.
    public var fee: Sun = .zero
    /// Energy from the caller's stake.
    public var energyUsage: Energy = 0
    /// TRX burnt for energy.
    public var energyFee: Sun = .zero
    /// Energy from the stake of the contract's deployer.
    public var originEnergyUsage: Energy = 0
    /// All energy, with the penalty.
    public var energyTotal: Energy = 0
    /// The part of it that the dynamic model added.
    public var energyPenalty: Energy = 0
    /// Bytes paid from staked or free bandwidth.
    public var netUsage: Bandwidth = 0
    /// TRX burnt for bandwidth.
    public var netFee: Sun = .zero
    /// How the virtual machine ended; nil if none ran.
    public var outcome: ContractResult?
    /// The node's own `result: FAILED`.
    public var isMarkedFailed = false
    /// The contract that was called or made.
    public var contract: Address?
    /// What the call returned, or its revert data.
    public var contractResult: [UInt8] = []
    /// Why it failed, in the node's words.
    public var message: String?
    /// What contracts logged, in order.
    public var logs: [EventLog] = []
    /// TRX moved inside contracts, as far as the node keeps that.
    public var internalTransfers: [InternalTransfer] = []
    /// Voting rewards that went to the balance (`withdraw_amount`).
    public var withdrawn: Sun = .zero
    /// Unstaked TRX that went to the balance (`withdraw_expire_amount`).
    public var withdrawnExpired: Sun = .zero
    /// TRX that a stake of the old rules gave back (`unfreeze_amount`).
    public var unfrozen: Sun = .zero
    /// What `CancelAllUnfreezeV2Contract` staked again (`cancel_unfreezeV2_amount`); without those that are
    /// 0.
    public var restaked: [Resource: Sun] = [:]

    /// Whether the transaction succeeded: it is not marked as failed, and the virtual machine, if it ran, ended well.
    public var succeeded: Bool {
        !isMarkedFailed && (outcome == nil || outcome == .success)
    }

    /// A receipt of a transaction that cost and moved nothing; the rest is set afterwards.
    public init(id: TransactionID, blockNumber: BlockNumber, blockTime: ChainTime) {
        self.id = id
        self.blockNumber = blockNumber
        self.blockTime = blockTime
    }
}

/// A move of TRX inside a contract (java-tron: `InternalTransaction`); those that were rejected are left out.
public struct InternalTransfer: Hashable, Sendable {
    /// Whose balance shrinks.
    public let from: Address
    /// Whose balance grows.
    public let to: Address
    /// How much TRX moves.
    public let amount: Sun

    /// A move of `amount` between two accounts.
    public init(from: Address, to: Address, amount: Sun) {
        self.from = from
        self.to = to
        self.amount = amount
    }
}

/// Why JSON is not a receipt that a node would send.
public struct ReceiptError: Error, Hashable, Sendable {
    /// The member that is wrong, and how.
    public let reason: String
}

extension TransactionReceipt {
    /// The receipt in a node's answer to `gettransactioninfobyid` (with `visible` false). Fields that a node leaves
    /// out are 0.
    ///
    /// - Throws: `ReceiptError` if a field is of a kind that a node does not send.
    public init(json: JSON) throws(ReceiptError) {
        let reader = ReceiptReader(json)
        id = try reader.transactionID("id")
        blockNumber = BlockNumber(try reader.integer("blockNumber", .height))
        blockTime = ChainTime(milliseconds: try reader.integer("blockTimeStamp", .time))
        fee = try reader.amount("fee")
        let resources = try reader.member("receipt")
        energyUsage = Energy(try resources.integer("energy_usage", .resource))
        energyFee = try resources.amount("energy_fee")
        originEnergyUsage = Energy(try resources.integer("origin_energy_usage", .resource))
        energyTotal = Energy(try resources.integer("energy_usage_total", .resource))
        energyPenalty = Energy(try resources.integer("energy_penalty_total", .resource))
        netUsage = Bandwidth(try resources.integer("net_usage", .resource))
        netFee = try resources.amount("net_fee")
        outcome = try resources.text("result").map { name throws(ReceiptError) in
            // A result of a later version is unknown, and not a success.
            ContractResult(rawValue: name) ?? .unknown
        }
        isMarkedFailed = try reader.text("result").map { $0 != "SUCESS" } ?? false
        contract = try reader.address("contract_address")
        // A contract was called: without its result nobody knows how that ended.
        guard contract == nil || outcome != nil else {
            throw ReceiptError(reason: "a contract was called, and result is missing")
        }
        contractResult = try reader.elements("contractResult").first?.bytes() ?? []
        message = try reader.bytes("resMessage").map { String(decoding: $0, as: UTF8.self) }
        logs = []
        for log in try reader.elements("log") { logs.append(try log.log()) }
        internalTransfers = []
        for transfer in try reader.elements("internal_transactions") {
            internalTransfers += try transfer.internalTransfers()
        }
        withdrawn = try reader.amount("withdraw_amount")
        withdrawnExpired = try reader.amount("withdraw_expire_amount")
        unfrozen = try reader.amount("unfreeze_amount")
        restaked = [:]
        for entry in try reader.elements("cancel_unfreezeV2_amount") {
            let amount = try entry.amount("value")
            guard let resource = Resource(name: try entry.text("key") ?? "") else { continue }
            if amount > .zero { restaked[resource] = amount }
        }
    }
}

/// Reads members of a node's JSON: absent is nil or 0, of another kind is an error.
private struct ReceiptReader {
    private let json: JSON

    init(_ json: JSON) {
        self.json = json
    }

    func integer(_ key: String, _ quantity: ChainQuantity) throws(ReceiptError) -> Int64 {
        guard let value = json[key] else { return 0 }
        guard let integer = value.int64, quantity.range.contains(integer) else {
            throw ReceiptError(reason: "\(key) is not a valid \(quantity.rawValue)")
        }
        return integer
    }

    func amount(_ key: String) throws(ReceiptError) -> Sun { Sun(try integer(key, .amount)) }

    func member(_ key: String) throws(ReceiptError) -> Self {
        guard let value = json[key] else { return Self([:]) }
        guard value.object != nil else { throw ReceiptError(reason: "\(key) is no object") }
        return Self(value)
    }

    func text(_ key: String) throws(ReceiptError) -> String? {
        guard let value = json[key] else { return nil }
        guard let text = value.string else { throw ReceiptError(reason: "\(key) is not a string") }
        return text
    }

    func bytes(_ key: String) throws(ReceiptError) -> [UInt8]? {
        guard let text = try text(key) else { return nil }
        guard let bytes = [UInt8](hex: text) else { throw ReceiptError(reason: "\(key) is not hex") }
        return bytes
    }

    func bytes() throws(ReceiptError) -> [UInt8] {
        guard let text = json.string, let bytes = [UInt8](hex: text) else {
            throw ReceiptError(reason: "an element is not hex")
        }
        return bytes
    }

    func address(_ key: String) throws(ReceiptError) -> Address? {
        guard let text = try text(key), !text.isEmpty else { return nil }
        guard let address = try? Address(parsing: text) else {
            throw ReceiptError(reason: "\(key) is not an address")
        }
        return address
    }

    func transactionID(_ key: String) throws(ReceiptError) -> TransactionID {
        guard let text = try text(key), let id = try? TransactionID(parsing: text) else {
            throw ReceiptError(reason: "\(key) is not a transaction id")
        }
        return id
    }

    func elements(_ key: String) throws(ReceiptError) -> [Self] {
        guard let value = json[key] else { return [] }
        guard let array = value.array else { throw ReceiptError(reason: "\(key) is not a list") }
        return array.map { Self($0) }
    }

    func log() throws(ReceiptError) -> EventLog {
        guard let account = try bytes("address"), let address = try? Address(evmBytes: account.suffix(20))
        else {
            throw ReceiptError(reason: "a log has no address")
        }
        var topics: [[UInt8]] = []
        for topic in try elements("topics") { topics.append(try topic.bytes()) }
        return EventLog(address: address, topics: topics, data: try bytes("data") ?? [])
    }

    /// TRX only: a value with a token's id is of a TRC-10 asset.
    func internalTransfers() throws(ReceiptError) -> [InternalTransfer] {
        guard json["rejected"]?.bool != true, let from = try address("caller_address"),
            let to = try address("transferTo_address")
        else { return [] }
        var transfers: [InternalTransfer] = []
        for value in try elements("callValueInfo") where try (value.text("tokenId") ?? "").isEmpty {
            let amount = try value.amount("callValue")
            if amount > .zero { transfers.append(InternalTransfer(from: from, to: to, amount: amount)) }
        }
        return transfers
    }
}
