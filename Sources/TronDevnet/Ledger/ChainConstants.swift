import Tron

/// Numbers of the protocol that no proposal changes (java-tron: `ChainConstant`, `Parameter`, `Constant`).
enum ChainRule {
    /// `BLOCK_PRODUCED_INTERVAL`.
    static let slot = Duration.milliseconds(3000)
    static let slotMilliseconds: Int64 = 3000
    /// `Constant.MAXIMUM_TIME_UNTIL_EXPIRATION`.
    static let lifetimeMax = Duration.seconds(86_400)
    /// `Constant.TRANSACTION_MAX_BYTE_SIZE`.
    static let transactionBytesMax = 500 * 1024
    /// `Constant.PER_SIGN_LENGTH` and `MAX_RESULT_SIZE_IN_TX`.
    static let signatureBytes = 65
    static let resultBytesMax = 64
    /// `BLOCK_SIZE`.
    static let blockBytesMax = 2_000_000
    /// `node.maxTransactionPendingSize`.
    static let pendingMax = 2000
    /// `pendingTransactionTimeout`.
    static let pendingLifetime = Duration.seconds(60)
    /// `PUBLIC_NET_LIMIT`: all free bandwidth of the chain in a day.
    static let publicNetLimit: Int64 = 14_400_000_000
    /// `TOTAL_SIGN_NUM`.
    static let signaturesMax = 5
    /// A day, the unit of stake 2.0 (`FROZEN_PERIOD`).
    static let dayMilliseconds: Int64 = 86_400_000
    /// `DELEGATE_PERIOD` in blocks.
    static let lockPeriodDefault: Int64 = 86_400
    /// `UNFREEZE_MAX_TIMES`.
    static let unstakingsMax = 32
    /// `MAX_VOTE_NUMBER`.
    static let votesMax = 30
    /// `MAINTENANCE_SKIP_SLOTS`.
    static let maintenanceSkipSlots: Int64 = 2
    /// What all others have staked, near mainnet's, in whole TRX.
    static let netWeight: Int64 = 26_000_000_000
    static let energyWeight: Int64 = 19_000_000_000
    /// Blocks that a transaction may refer back to (`RecentBlockStore`).
    static let recentBlocks: Int64 = 65_536
    /// `TOKEN_ID_NUM` before the first TRC-10 asset, `VMConstant.MIN_TOKEN_ID`.
    static let assetIDMin: Int64 = 1_000_000
    /// All TRX that a development chain may be given, in sun, and all USDT in its smallest unit: twenty times
    /// what the real ones have, and a quarter of what fits, so that no sum of balances overflows.
    static let supplyMax: Int64 = 2_000_000_000_000_000_000
    static let supplyMaxText = "2,000,000,000,000"
    /// The same in TRX, and in whole ones of every token.
    static let supplyMaxWhole: UInt64 = 2_000_000_000_000
    static let blockVersion: Int32 = 32
}
