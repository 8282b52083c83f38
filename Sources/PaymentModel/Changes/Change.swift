import Tron

/// What one commit writes: all of it or nothing.
///
/// A record is stored where its `version` is the stored one (0: not there yet), and has one more afterwards. Audit
/// entries and events are appended in the order of the list, each list without gaps and without a second writer in
/// between.
public struct Change: Sendable {
    public var wallets: [Wallet] = []
    public var transactions: [TransactionRecord] = []
    public var payouts: [Payout] = []
    public var recipients: [Recipient] = []
    /// Recipients that must still be stored with these versions; they are not changed.
    public var unchangedRecipients: [Recipient] = []
    public var counters: [CounterChange] = []
    public var signingClocks: [SigningClock] = []
    public var follower: FollowerPosition?
    /// Each of a transaction's kinds once: what is there already is a `versionConflict`.
    public var movements: [Movement] = []
    /// One for each wallet, asset and block: what is there already is a `versionConflict`.
    public var reconciliations: [Reconciliation] = []
    /// In the order of the chain. Each once: what is there already is a `versionConflict`.
    public var transfers: [WalletTransfer] = []
    /// How far the chain was read for them.
    public var transferPosition: TransferPosition?
    public var idempotency: [IdempotencyRecord] = []
    public var audit: [AuditEntry] = []
    public var events: [FeedEvent] = []

    public init() {}
}
