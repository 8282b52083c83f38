public import Tron

/// An order to pay someone, from its acceptance to its end.
public struct Payout: Codable, Hashable, Sendable {
    /// Assigned at acceptance; ascends with time.
    public let id: PayoutID
    /// How often it was stored; 0 when it never was. A commit that expects another version is refused.
    public var version: Int
    /// The route that it was ordered by.
    public let route: PayoutRoute
    /// The wallet that pays.
    public let walletID: WalletID
    /// The address that is paid.
    public let recipient: Address
    /// The trusted recipient; nil on routes other than direct.
    public let recipientID: RecipientID?
    /// The level that the attestation gives, 1…5; nil on routes other than kyc.
    public let kycLevel: Int?
    /// `jti` of the attestation that it was accepted with.
    public let kycAttestationID: String?
    /// What that attestation allows; nil on other routes, and for payouts that were accepted before it was kept.
    public let attestation: AttestationTerms?
    /// What the recipient gets; the fee comes on top.
    public let amount: AssetAmount
    /// The caller's own name for it, unique among all payouts; nil if none was given.
    public let reference: String?
    /// The caller's own words; stay in the service.
    public let description: String?
    /// Written into the transaction, public.
    public let memo: String?
    /// 1…10, 10 goes first.
    public let priority: Int
    /// Not signed before this time; nil for at once.
    public let scheduledAt: Timestamp?
    /// The batch that it was ordered in; nil if on its own.
    public let batchID: BatchID?
    /// How many approvals it needs before it is paid; 0 for none.
    public var approvalsRequired: Int
    /// The caller's own entries, returned unchanged.
    public let metadata: [String: String]
    /// The subject of the token that ordered it.
    public let createdBy: String
    /// When it was accepted, by the wall clock.
    public let createdAt: Timestamp

    /// How far it is; changed by its machine only.
    public var status: PayoutStatus
    /// Why it waits; nil unless it is `pending`.
    public var holdReason: HoldReason?
    /// When a worker looks at it next, while it is pending without a transaction.
    public var nextActionAt: Timestamp
    /// Oldest first, rejections among them; one a person.
    public var approvals: [Approval]
    /// When it was counted against the policy's limits; nil if it no longer counts, or never did.
    public var countedAt: Timestamp?
    /// When it was counted again, because it was signed in another hour or on another day.
    public var countedAgainAt: [Timestamp]?
    /// Whether it counts for the subject who ordered it; nil if it was accepted before subjects had limits.
    public var isCountedForSubject: Bool?
    /// Whether its amount is among its wallet's promises.
    public var isPromised: Bool?
    /// Whether no node could say at acceptance that the recipient is not a contract. The question is asked again
    /// before it is signed.
    public var isRecipientUnchecked: Bool?
    /// The record that pays it; nil until its funds are reserved.
    public var transactionID: TransactionRecordID?
    /// The newest attempt's id on the chain; nil until something is signed.
    public var txID: TransactionID?
    /// TRX burnt, once that is final.
    public var fee: Sun?
    /// Why it failed; nil unless it did.
    public var failure: Failure?
    /// When it last changed.
    public var updatedAt: Timestamp
    /// When the solidified chain had it; nil until then.
    public var completedAt: Timestamp?
    /// Every status it had, oldest first.
    public var history: [HistoryEntry<PayoutStatus>]

    /// A payout that was accepted at `createdAt`, from an order that has been judged.
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
        attestation = order.attestationTerms
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

    /// The intent of its transaction.
    public var intent: TransactionIntent { .transfer(of: amount, to: recipient) }

    /// Changes the status, and notes when and why.
    mutating func move(to status: PayoutStatus, at time: Timestamp, detail: String? = nil) {
        self.status = status
        updatedAt = time
        history.append(HistoryEntry(status: status, at: time, detail: detail))
    }
}
