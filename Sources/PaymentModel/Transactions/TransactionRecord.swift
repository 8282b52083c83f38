public import Tron

/// One operation on the chain, from its acceptance to its end: what was asked, every attempt, and what came of it.
public struct TransactionRecord: Codable, Hashable, Sendable {
    /// Assigned at acceptance; ascends with time.
    public let id: TransactionRecordID
    /// How often it was stored; 0 when it never was. A commit that expects another version is refused.
    public var version: Int
    /// The wallet that pays and signs.
    public let walletID: WalletID
    /// The wallet's address.
    public let from: Address
    /// What is to happen on the chain.
    public let intent: TransactionIntent
    /// Written into the transaction, public.
    public let memo: String?
    /// The caller's bound on TRX burnt for energy; nil if none was given.
    public let feeLimit: Sun?
    /// The caller's own entries, returned unchanged.
    public let metadata: [String: String]
    /// The payout that it pays; nil if it was ordered by itself.
    public let payoutID: PayoutID?
    /// Where the key is on the device that signs; nil if a key of ours signs, or nobody said.
    public let derivationPath: String?
    /// 1…10, 10 goes first.
    public let priority: Int
    /// The subject of the token that ordered it; of a payout's, of the token that ordered the payout.
    public let createdBy: String
    /// When it was accepted, by the wall clock.
    public let createdAt: Timestamp

    /// How far it is; changed by its machine only.
    public var status: TransactionStatus
    /// When a worker is to look at it next: to sign it while it is queued, to send its bytes afterwards.
    public var nextActionAt: Timestamp
    /// What it is planned to cost; made again if it has become old before it is signed.
    public var plan: FeePlan
    /// Oldest first.
    public var attempts: [Attempt]
    /// What it holds of the wallet's balances until it is final.
    public var reservation: Reservation
    /// The block that has the newest attempt, as far as is known.
    public var inclusion: Inclusion?
    /// What it cost and gave; from the solidified chain once the status is final.
    public var receipt: Receipt?
    /// Why it failed; nil unless it did.
    public var failure: Failure?
    /// When it was counted against the policy's limits; nil if it no longer counts, moves nothing outwards, or pays a
    /// payout, which counts itself.
    public var countedAt: Timestamp?
    /// When it was counted again, because it was signed in another hour or on another day.
    public var countedAgainAt: [Timestamp]?
    /// When it last changed.
    public var updatedAt: Timestamp
    /// Every status it had, oldest first.
    public var history: [HistoryEntry<TransactionStatus>]

    /// A queued record, accepted at `createdAt`, that holds `reservation`.
    public init(
        id: TransactionRecordID, wallet: Wallet, intent: TransactionIntent, memo: String?, feeLimit: Sun?,
        plan: FeePlan, reservation: Reservation, metadata: [String: String], payoutID: PayoutID?,
        priority: Int, createdBy: String, createdAt: Timestamp
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

    /// Changes the status, and notes when and why.
    mutating func move(to status: TransactionStatus, at time: Timestamp, detail: String? = nil) {
        self.status = status
        updatedAt = time
        history.append(HistoryEntry(status: status, at: time, detail: detail))
    }
}
