import Tron

/// What one commit writes: all of it or nothing.
///
/// A record is stored where its `version` is the stored one (0: not there yet), and has one more afterwards. Audit
/// entries and events are appended in the order of the list, each list without gaps and without a second writer in
/// between.
public struct Change: Sendable {
    /// Wallets that are new or have changed.
    public var wallets: [Wallet] = []
    /// Transaction records that are new or have changed.
    public var transactions: [TransactionRecord] = []
    /// Payouts that are new or have changed.
    public var payouts: [Payout] = []
    /// Recipients that are new or have changed.
    public var recipients: [Recipient] = []
    /// Recipients that must still be stored with these versions; they are not changed.
    public var unchangedRecipients: [Recipient] = []
    /// Additions to counters. If one would pass its ceiling, the whole change is refused.
    public var counters: [CounterChange] = []
    /// The signing clocks that were advanced.
    public var signingClocks: [SigningClock] = []
    /// How far the chain was settled; nil to leave it.
    public var follower: FollowerPosition?
    /// Each of a transaction's kinds once: what is there already is a `versionConflict`.
    public var movements: [Movement] = []
    /// One for each wallet, asset and block: what is there already is a `versionConflict`.
    public var reconciliations: [Reconciliation] = []
    /// In the order of the chain. Each once: what is there already is a `versionConflict`.
    public var transfers: [WalletTransfer] = []
    /// How far the chain was read for them.
    public var transferPosition: TransferPosition?
    /// Answers to keep under their idempotency keys. If a key is taken, the whole change is refused.
    public var idempotency: [IdempotencyRecord] = []
    /// What the audit trail gets, in this order.
    public var audit: [AuditEntry] = []
    /// What the feed gets, in this order.
    public var events: [FeedEvent] = []

    /// A change that writes nothing yet.
    public init() {}
}
