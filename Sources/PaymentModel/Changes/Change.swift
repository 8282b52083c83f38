import Tron

/// What one commit writes: all of it or nothing.
///
/// A record is stored if its `version` is the stored one (0 if it is new), and has the next version afterwards. Audit
/// entries and events are appended in the order of their lists, without gaps and without another writer in between.
public struct Change: Sendable {
    /// Wallets that are new or have changed.
    public var wallets: [Wallet] = []
    /// Transaction records that are new or have changed.
    public var transactions: [TransactionRecord] = []
    /// Payouts that are new or have changed.
    public var payouts: [Payout] = []
    /// Recipients that are new or have changed.
    public var recipients: [Recipient] = []
    /// Recipients that must not have changed in the store. They are not written.
    public var unchangedRecipients: [Recipient] = []
    /// Wallets that must not have changed in the store. They are not written.
    public var unchangedWallets: [Wallet] = []
    /// Additions to counters. If one would pass its ceiling, the whole change is refused.
    public var counters: [CounterChange] = []
    /// The signing clocks that were advanced.
    public var signingClocks: [SigningClock] = []
    /// How far the chain was settled; nil to leave it.
    public var follower: FollowerPosition?
    /// At most one of each kind for a transaction: an existing one is a `versionConflict`.
    public var movements: [Movement] = []
    /// One for each wallet, asset and block: an existing one is a `versionConflict`.
    public var reconciliations: [Reconciliation] = []
    /// The newest comparison that each account's comparison was made from: its block, -1 if there was none. A newer
    /// one in the store is a `versionConflict`; without it, two runs at once would count the same amounts twice.
    public var comparedBefore: [LedgerAccount: Int64] = [:]
    /// In the order of the chain, each once: an existing one is a `versionConflict`.
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
