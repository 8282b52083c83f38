// The kinds of identifiers. They are types of their own, so that an identifier does not depend on its record.

/// Wallets, as what an identifier can name.
public enum WalletKey: Identified {
    public static let identifierPrefix = "wal"
}

/// Transaction records, as what an identifier can name.
public enum TransactionRecordKey: Identified {
    public static let identifierPrefix = "txn"
}

/// Payouts, as what an identifier can name.
public enum PayoutKey: Identified {
    public static let identifierPrefix = "pay"
}

/// Events of the feed, as what an identifier can name.
public enum FeedEventKey: Identified {
    public static let identifierPrefix = "evt"
}

/// Batches of payouts, as what an identifier can name.
public enum BatchKey: Identified {
    public static let identifierPrefix = "bat"
}

/// Trusted recipients, as what an identifier can name.
public enum RecipientKey: Identified {
    public static let identifierPrefix = "rcp"
}

/// Exported backups, as what an identifier can name. Nothing else is kept of a backup.
public enum BackupKey: Identified {
    public static let identifierPrefix = "bak"
}

/// Id of a wallet.
public typealias WalletID = Identifier<WalletKey>
/// Id of a transaction record; not the chain's txID, which each of its attempts has.
public typealias TransactionRecordID = Identifier<TransactionRecordKey>
/// Id of a payout.
public typealias PayoutID = Identifier<PayoutKey>
/// Id of an event of the feed.
public typealias FeedEventID = Identifier<FeedEventKey>
/// Id of a batch of payouts, which are accepted all together.
public typealias BatchID = Identifier<BatchKey>
/// Id of a trusted recipient.
public typealias RecipientID = Identifier<RecipientKey>
/// Id of a backup.
public typealias BackupID = Identifier<BackupKey>
