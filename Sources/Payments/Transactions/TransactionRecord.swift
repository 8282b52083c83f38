public import Tron

/// One operation on the chain, from its acceptance to its end: what was asked, every attempt, and what came of it.
public struct TransactionRecord: Identified, Codable, Hashable, Sendable {
    public static let identifierPrefix = "txn"

    public let id: TransactionRecordID
    /// How often it was stored; 0 when it never was. A commit that expects another version is refused.
    public var version: Int
    public let walletID: WalletID
    public let from: Address
    public let intent: TransactionIntent
    /// Written into the transaction, public.
    public let memo: String?
    /// The caller's bound on TRX burnt for energy, where one was given.
    public let feeLimit: Sun?
    public let metadata: [String: String]
    public let payoutID: PayoutID?
    /// Where the key is on the device that signs; nil where a key of ours signs, or nobody said.
    public let derivationPath: String?
    /// 1…10, 10 goes first.
    public let priority: Int
    public let createdBy: String
    public let createdAt: Timestamp

    public var status: TransactionStatus
    /// When a worker is to look at it next: to sign it while it is queued, to send its bytes afterwards.
    public var nextActionAt: Timestamp
    /// What it is planned to cost; made anew where it has become old before it is signed.
    public var plan: FeePlan
    /// Oldest first.
    public var attempts: [Attempt]
    /// What it holds of the wallet's balances until it is final.
    public var reservation: Reservation
    /// The block that has the newest attempt, as far as is known.
    public var inclusion: Inclusion?
    /// What it cost and gave; from the solidified chain once the status is final.
    public var receipt: Receipt?
    public var failure: Failure?
    public var updatedAt: Timestamp
    public var history: [HistoryEntry<TransactionStatus>]

    public init(
        id: TransactionRecordID, wallet: Wallet, intent: TransactionIntent, memo: String?, feeLimit: Sun?,
        plan: FeePlan, reservation: Reservation, metadata: [String: String], payoutID: PayoutID?,
        priority: Int,
        createdBy: String, createdAt: Timestamp
    ) {
        self.id = id
        version = 0
        walletID = wallet.id
        from = wallet.address
        self.intent = intent
        self.memo = memo
        self.feeLimit = feeLimit
        self.metadata = metadata
        self.payoutID = payoutID
        derivationPath = wallet.kind == .hardware ? wallet.derivationPath : nil
        self.priority = priority
        self.createdBy = createdBy
        self.createdAt = createdAt
        status = .queued
        attempts = []
        self.plan = plan
        self.reservation = reservation
        nextActionAt = createdAt
        updatedAt = createdAt
        history = [HistoryEntry(status: .queued, at: createdAt, detail: nil)]
    }

    /// The newest attempt.
    public var attempt: Attempt? { attempts.last }

    /// Whether the chain can still have a say: it is not final, or was cancelled while its bytes were with a device.
    public var mayTakeEffect: Bool {
        status == .cancelled ? attempt?.provenDead == false : !status.isFinal
    }

    /// Goes to `status`, and notes when and why.
    mutating func move(to status: TransactionStatus, at time: Timestamp, detail: String? = nil) {
        self.status = status
        updatedAt = time
        history.append(HistoryEntry(status: status, at: time, detail: detail))
    }
}

/// One step of a record's life.
public struct HistoryEntry<Status: Codable & Hashable & Sendable>: Codable, Hashable, Sendable {
    public let status: Status
    public let at: Timestamp
    public let detail: String?

    public init(status: Status, at: Timestamp, detail: String?) {
        self.status = status
        self.at = at
        self.detail = detail
    }
}

/// The block that holds a transaction.
public struct Inclusion: Codable, Hashable, Sendable {
    public let block: BlockID
    public let time: ChainTime

    public init(block: BlockID, time: ChainTime) {
        self.block = block
        self.time = time
    }
}

/// Why something ended without success.
public struct Failure: Codable, Hashable, Sendable {
    /// What happened, of a closed list that is part of the API.
    public enum Code: String, Codable, Sendable, CaseIterable {
        case wouldRevert = "would_revert"
        case reverted
        case outOfEnergy = "out_of_energy"
        case rejectedByNode = "rejected_by_node"
        case expired
    }
    public let code: Code
    public let detail: String
    /// Whether the same may be tried again: nothing moved, and nothing can any more.
    public let retryable: Bool

    public init(code: Code, detail: String, retryable: Bool) {
        self.code = code
        self.detail = detail
        self.retryable = retryable
    }
}

/// What the chain says a transaction cost and gave.
public struct Receipt: Codable, Hashable, Sendable {
    public let txID: TransactionID
    /// SUCCESS, also of what is no contract call; REVERT, OUT_OF_ENERGY …
    public let result: String
    public let blockNumber: Int64
    public let blockTime: ChainTime
    public let solidified: Bool
    /// TRX burnt in all.
    public let fee: Sun
    public let energyUsed: Int64
    public let energyFee: Sun
    public let bandwidthUsed: Int64
    public let bandwidthFee: Sun

    /// What `receipt` says, in the view that `solidified` names.
    public init(_ receipt: TransactionReceipt, solidified: Bool) {
        txID = receipt.id
        result = receipt.outcome.map { "\($0.rawValue)" } ?? (receipt.succeeded ? "SUCCESS" : "FAILED")
        blockNumber = receipt.blockNumber
        blockTime = receipt.blockTime
        self.solidified = solidified
        fee = receipt.fee
        energyUsed = receipt.energyTotal
        energyFee = receipt.energyFee
        bandwidthUsed = receipt.netUsage
        bandwidthFee = receipt.netFee
    }
}
