public import Tron

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

/// A number that commits add to, with a bound that is checked inside the commit, so that no set of concurrent commits
/// passes it.
public enum CounterKey: Hashable, Sendable {
    /// What the unfinished records of a wallet hold of an asset, in its smallest unit.
    case reserved(WalletID, Asset)
    /// The staked energy that the unfinished records of a wallet count on.
    case reservedEnergy(WalletID)
    /// What was accepted of payouts in a UTC hour or day and not ended without paying, in the asset's smallest unit.
    case payouts(Asset, PayoutScope, PayoutPeriod)

    /// The key as it is stored.
    public var text: String {
        switch self {
        case .reserved(let wallet, let asset): "reserved/\(wallet.text)/\(asset.rawValue)"
        case .reservedEnergy(let wallet): "reserved/\(wallet.text)/energy"
        case .payouts(let asset, let scope, let period):
            "payouts/\(asset.rawValue)/\(scope.text)/\(period.text)"
        }
    }
}

/// One addition to a counter.
public struct CounterChange: Hashable, Sendable {
    public let key: CounterKey
    /// What is added; below 0 to take away. A counter never goes below 0.
    public let delta: Int64
    /// The sum must not be more than this; nil where there is no bound.
    public let ceiling: Int64?
    /// `ceiling` was read from the solidified chain at this block: refused (`staleCeiling`) where the counter has given
    /// back something for a later block since. Nil where the ceiling does not depend on the chain.
    public let ceilingReadAt: Int64?
    /// What is given back was settled in this block.
    public let settledAt: Int64?

    public init(
        key: CounterKey, delta: Int64, ceiling: Int64? = nil, ceilingReadAt: Int64? = nil,
        settledAt: Int64? = nil
    ) {
        self.key = key
        self.delta = delta
        self.ceiling = ceiling
        self.ceilingReadAt = ceilingReadAt
        self.settledAt = settledAt
    }
}

/// The newest `timestamp` that a wallet's transactions carry: each next one is later, so that no two have the same bytes.
public struct SigningClock: Hashable, Sendable {
    public let walletID: WalletID
    public var version: Int
    public var last: ChainTime

    public init(walletID: WalletID, version: Int, last: ChainTime) {
        self.walletID = walletID
        self.version = version
        self.last = last
    }
}

/// How far the chain was read: the newest solidified block that is settled, and the blocks above it that were looked at.
public struct FollowerPosition: Hashable, Codable, Sendable {
    public var version: Int
    public var solidified: Inclusion
    /// Ascending, each the child of the one before, the first the child of `solidified`.
    public var unsolidified: [Inclusion]

    public init(version: Int, solidified: Inclusion, unsolidified: [Inclusion]) {
        self.version = version
        self.solidified = solidified
        self.unsolidified = unsolidified
    }
}
