import PaymentModel
import Payments
import Tron
import TronNode

/// The chain's state at signing.
struct ChainMoment: Sendable {
    /// The newest final block. Transactions refer to it, so that no fork can remove the reference.
    let solidified: NodeBlock
    /// The head block's time, from which expirations count.
    let headTime: ChainTime

    /// Asks the node. The two answers need not be from the same moment, since neither is trusted to be the newest.
    static func read(on node: some NodeAPI) async throws(NodeError) -> Self {
        guard let solidified = try await node.block(.latestHeader, in: .solidified),
            let head = try await node.block(.latestHeader, in: .head)
        else { throw NodeError(.unreadable, "the node has no blocks") }
        return Self(solidified: solidified, headTime: max(head.timestamp, solidified.timestamp))
    }
}

/// Makes the bytes of an attempt, and signs them if the service has the key. Nothing is signed without a permit.
struct TransactionSigner: Sendable {
    let vault: Vault
    /// From the head block's time to the expiration.
    let lifetime: Duration
    /// The same for transactions that wait for a device.
    let hardwareLifetime: Duration

    /// The attempt that `permit` allows. The caller must store it before anything is sent. For a hardware wallet it
    /// is unsigned.
    ///
    /// - Parameter timestamp: Unique among all attempts of the wallet, so that no two have the same bytes.
    /// - Throws: `VaultError` or `KeyError` if the key can't be used.
    func sign(
        _ permit: SigningPermit, by key: inout WalletKey, plan: FeePlan, moment: ChainMoment,
        timestamp: ChainTime, now: Timestamp
    ) throws -> Attempt {
        let wallet = key.wallet
        guard wallet.canSign, wallet.id == permit.record.walletID else { throw SigningRefusal.walletUnusable }
        let record = permit.record
        let lifetime = wallet.kind == .hardware ? hardwareLifetime : lifetime
        let raw = RawTransaction(
            reference: moment.solidified.id.reference, expiration: moment.headTime.adding(lifetime),
            timestamp: timestamp, contract: record.intent.contract(from: record.from),
            feeLimit: plan.feeLimit, memo: Array((record.memo ?? "").utf8))
        return Attempt(
            number: permit.attemptNumber, transaction: try key.sign(raw, with: vault),
            referenceBlock: moment.solidified.number, signedAt: now, estimate: plan)
    }
}

/// A wallet's key: opened for the first signature, kept for those that follow, and overwritten at the end.
struct WalletKey {
    let wallet: Wallet
    private var opened: PrivateKey?

    init(of wallet: Wallet) {
        self.wallet = wallet
    }

    /// - Throws: `VaultError` or `KeyError` if the key can't be used.
    fileprivate mutating func sign(_ raw: RawTransaction, with vault: Vault) throws -> SignedTransaction {
        if wallet.kind == .hardware { return SignedTransaction(raw: raw, signatures: []) }
        guard let sealed = wallet.sealedKey else { throw SigningRefusal.walletUnusable }
        let key = try opened ?? vault.open(sealed, of: wallet.id, at: wallet.address)
        opened = key
        return try key.sign(raw)
    }
}

/// Why nothing was signed.
enum SigningRefusal: Error, Sendable {
    /// The wallet is frozen or archived, or the service does not have its key.
    case walletUnusable
    /// The record has an attempt that is not proven dead.
    case alreadySigned
}
