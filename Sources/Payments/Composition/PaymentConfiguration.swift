public import PaymentModel
public import Tron

/// What an operator decides. Every value was judged before: nothing here is refused later.
public struct PaymentConfiguration: Sendable {
    public var network: NetworkName
    /// What can be paid in. Without USDT its routes are refused.
    public var assets: AssetRegistry
    /// Pays where a payout names no wallet; nil for the oldest active local one.
    public var payoutWallet: WalletID?
    /// The most TRX that any one transaction may burn for energy.
    public var feeLimitMax: Sun
    /// Whether TRX is burnt where stake does not suffice.
    public var burnsTRX: Bool
    /// From the head block's time to the expiration of what is signed.
    public var transactionLifetime: Duration
    /// The same of what waits for a hardware wallet's signature; at most 24 h, which is all that the chain allows.
    public var hardwareLifetime: Duration
    /// Transactions signed one after another for one record, each only when the one before is provably dead.
    public var attemptsMax: Int
    /// Payouts of a wallet that are signed together and stored in one commit.
    package var payoutsPerPart: Int
    /// What payouts are judged by.
    public var policy: PayoutPolicy
    /// Whose KYC attestations are believed.
    public var kycIssuers: KYCIssuers
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
