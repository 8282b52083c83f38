public import Tron

/// An order to pay somebody, from its acceptance to its end.
public struct Payout: Codable, Hashable, Sendable {
    public let id: PayoutID
    /// How often it was stored; 0 when it never was. A commit that expects another version is refused.
    public var version: Int
    public let route: PayoutRoute
    public let walletID: WalletID
    public let recipient: Address
    public let recipientID: RecipientID?
    public let kycLevel: Int?
    /// `jti` of the attestation that it was accepted with.
    public let kycAttestationID: String?
    public let amount: AssetAmount
    public let reference: String?
    public let description: String?
    public let memo: String?
    /// 1…10, 10 goes first.
    public let priority: Int
    public let scheduledAt: Timestamp?
    public let batchID: BatchID?
    public var approvalsRequired: Int
    public let metadata: [String: String]
    public let createdBy: String
    public let createdAt: Timestamp

    public var status: PayoutStatus
    public var holdReason: HoldReason?
    /// When a worker is to look at it next, while it is pending without a transaction.
    public var nextActionAt: Timestamp
    public var approvals: [Approval]
    /// When it was counted against the policy's limits; nil where it counts no more, or never did.
    public var countedAt: Timestamp?
    /// Whether its amount is counted among what its wallet has promised.
    public var isPromised: Bool?
    /// Whether no node could say at its acceptance that its recipient is no contract: that is asked before it is signed.
    public var isRecipientUnchecked: Bool?
    /// The record that pays it; nil until its funds are reserved.
    public var transactionID: TransactionRecordID?
    public var txID: TransactionID?
    /// TRX burnt, once it is known for good.
    public var fee: Sun?
    public var failure: Failure?
    public var updatedAt: Timestamp
    public var completedAt: Timestamp?
    public var history: [HistoryEntry<PayoutStatus>]

    public init(
        id: PayoutID, order: PayoutOrder, wallet: Wallet, status: PayoutStatus, approvalsRequired: Int,
        createdBy: String, createdAt: Timestamp
    ) {
        self.id = id
        version = 0
        route = order.route
        walletID = wallet.id
        recipient = order.recipient
        recipientID = order.recipientID
        kycLevel = order.kycLevel
        kycAttestationID = order.kycAttestationID
        amount = order.amount
        reference = order.reference
        description = order.description
        memo = order.memo
        priority = order.priority
        scheduledAt = order.scheduledAt
        batchID = order.batchID
        self.approvalsRequired = approvalsRequired
        metadata = order.metadata
        self.createdBy = createdBy
        self.createdAt = createdAt
        self.status = status
        nextActionAt = max(createdAt, order.scheduledAt ?? createdAt)
        holdReason = nextActionAt > createdAt ? .scheduled : nil
        approvals = []
        updatedAt = createdAt
        history = [HistoryEntry(status: status, at: createdAt, detail: nil)]
    }

    /// What its transaction is to do.
    public var intent: TransactionIntent { .transfer(of: amount, to: recipient) }

    /// Goes to `status`, and notes when and why.
    mutating func move(to status: PayoutStatus, at time: Timestamp, detail: String? = nil) {
        self.status = status
        updatedAt = time
        history.append(HistoryEntry(status: status, at: time, detail: detail))
    }
}
