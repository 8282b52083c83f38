public import PaymentModel
public import Tron

/// The operator's settings. Every value has been checked: none is refused later.
public struct PaymentConfiguration: Sendable {
    /// The network that transactions are signed for (`LUCID_NETWORK`).
    public var network: NetworkName
    /// The assets that can be paid. Without USDT, its routes are refused.
    public var assets: AssetRegistry
    /// Pays the payouts that name no wallet; nil for the oldest active local wallet.
    public var payoutWallet: WalletID?
    /// The most TRX that any one transaction may burn for energy.
    public var feeLimitMax: Sun
    /// Whether TRX is burnt if stake does not cover the fee.
    public var burnsTRX: Bool
    /// From the head block's time to the expiration of a signed transaction.
    public var transactionLifetime: Duration
    /// The same for transactions that wait for a hardware wallet; at most 24 h, the chain's limit.
    public var hardwareLifetime: Duration
    /// How many transactions are signed for one record, each only when the one before is provably dead.
    public var attemptsMax: Int
    /// Payouts of a wallet that are signed together and stored in one commit.
    package var payoutsPerPart: Int
    /// The policy that payouts are judged by.
    public var policy: PayoutPolicy
    /// What needs a second person.
    public var fourEyes: Set<FourEyes> = []
    /// The issuers whose KYC attestations are accepted.
    public var kycIssuers: KYCIssuers
    /// Wraps the data keys of all wallets (`LUCID_MASTER_KEY`).
    public var masterKey: MasterKey
    /// What blocks are believed by.
    public var blockTrust = BlockTrust.witnesses(from: nil)
    /// What the store is called where it is refused: the folder that it is in.
    public var storeName = "the store"

    /// The defaults of `network`.
    public init(network: NetworkName, masterKey: MasterKey) {
        self.network = network
        assets = .usdt(network.usdtContract)
        feeLimitMax = Sun(100 * Sun.perTRX)
        burnsTRX = true
        transactionLifetime = .seconds(120)
        hardwareLifetime = .seconds(3600)
        attemptsMax = 3
        payoutsPerPart = 128
        policy = .standard
        kycIssuers = .none
        self.masterKey = masterKey
    }
}
