public import PaymentModel
import StrictJSON
public import Tron
package import TronNode

/// Wallets: created and imported keys, and the balances of their addresses.
public struct WalletService: Sendable {
    let books: Books
    let vault: Vault
    let node: any NodeGroup
    let network: NetworkName
    let assets: AssetRegistry
    let funds: ReadCache<Address, WalletFunds>
    let fourEyes: Set<FourEyes>

    /// A service that seals keys with `vault`, and caches balances until `head` moves.
    package init(
        books: Books, vault: Vault, node: any NodeGroup, network: NetworkName, assets: AssetRegistry,
        head: HeadReader, fourEyes: Set<FourEyes>
    ) {
        self.fourEyes = fourEyes
        self.books = books
        self.vault = vault
        self.node = node
        self.network = network
        self.assets = assets
        funds = ReadCache(head)
    }

    /// Creates a wallet with a new key.
    ///
    /// - Throws: `PaymentError` with `storeUnavailable`; `StoreError.idempotencyKeyTaken` if `claim`'s key was taken
    ///   meanwhile.
    public func create(
        name: String, labels: [String: String], by caller: Caller,
        idempotency claim: IdempotencyClaim<Wallet>?
    ) async throws -> Wallet {
        let key = PrivateKey { books.random.bytes($0) }
        return try await add(
            WalletDraft(name: name, labels: labels, key: key, kind: .local, path: nil),
            action: "wallet.create",
            by: caller, idempotency: claim)
    }

    /// Creates a wallet whose key comes from a new recovery phrase, which is returned and not kept.
    ///
    /// - Parameter wordCount: 12 or 24.
    /// - Throws: The same as `create`.
    public func createFromPhrase(
        wordCount: Int, name: String, labels: [String: String], by caller: Caller,
        idempotency claim: IdempotencyClaim<Wallet>?
    ) async throws -> (wallet: Wallet, phrase: Mnemonic) {
        let phrase = try Mnemonic(wordCount: wordCount) { books.random.bytes($0) }
        let key = try phrase.rootKey().derived(at: .first).privateKey
        let wallet = try await add(
            WalletDraft(name: name, labels: labels, key: key, kind: .local, path: HDPath.first.description),
            action: "wallet.create", by: caller, idempotency: claim)
        return (wallet, phrase)
    }

    /// Imports a key, a recovery phrase, or an address whose key is elsewhere.
    ///
    /// - Throws: `PaymentError` with `walletExists`, `validationFailed`, `storeUnavailable`;
    ///   `StoreError.idempotencyKeyTaken` if `claim`'s key was taken meanwhile.
    public func importWallet(
        _ source: ImportSource, name: String, labels: [String: String], by caller: Caller,
        idempotency claim: IdempotencyClaim<Wallet>?
    ) async throws -> Wallet {
        let draft: WalletDraft
        switch source {
        case .privateKey(let key):
            draft = WalletDraft(name: name, labels: labels, key: key, kind: .local, path: nil)
        case .recoveryPhrase(let phrase, let passphrase, let path):
            let key = try phrase.rootKey(passphrase: passphrase).derived(at: path).privateKey
            draft = WalletDraft(name: name, labels: labels, key: key, kind: .local, path: path.description)
        case .keystore(let keystore, let password):
            let key = try Self.open(keystore, password: password)
            draft = WalletDraft(name: name, labels: labels, key: key, kind: .local, path: nil)
        case .watch(let address):
            draft = WalletDraft(name: name, labels: labels, address: address, kind: .watch, path: nil)
        case .hardware(let address, let path):
            draft = WalletDraft(name: name, labels: labels, address: address, kind: .hardware, path: path)
        }
        return try await add(draft, action: "wallet.import", by: caller, idempotency: claim)
    }

    /// The wallet with this id.
    ///
    /// - Throws: `PaymentError` with `notFound`, `storeUnavailable`.
    public func wallet(_ id: WalletID) async throws -> Wallet {
        try await PaymentError.mapping {
            guard let wallet = try await books.store.wallet(id) else { throw PaymentError.notFound("wallet") }
            return wallet
        }
    }

    private func add(
        _ draft: WalletDraft, action: String, by caller: Caller, idempotency claim: IdempotencyClaim<Wallet>?
    ) async throws -> Wallet {
        try await PaymentError.mapping {
            var journal = books.journal(for: caller)
            var wallet = Wallet(
                id: WalletID(at: journal.now, random: books.random), name: draft.name, kind: draft.kind,
                address: draft.address, network: network, createdAt: journal.now)
            wallet.labels = draft.labels
            wallet.derivationPath = draft.path
            if let key = draft.key {
                wallet.sealedKey = try vault.seal(key, for: wallet.id, at: wallet.address)
            }
            journal.put(
                wallet, action: action, event: "created",
                details: [
                    "address": .string(wallet.address.base58), "kind": .string(wallet.kind.rawValue),
                ])
            if let claim { journal.remember(claim.record(for: wallet, at: journal.now)) }
            do {
                try await books.commit(journal)
            } catch let error as StoreError where error.code == .addressTaken {
                throw try await exists(wallet.address)
            }
            return wallet
        }
    }

    func exists(_ address: Address) async throws(StoreError) -> PaymentError {
        var error = PaymentError(.walletExists, "A wallet with this address already exists.")
        error.walletID = try await books.store.wallet(at: address)?.id
        return error
    }
}

/// Where an imported wallet comes from.
public enum ImportSource: Sendable {
    /// A private key.
    case privateKey(PrivateKey)
    /// The key of a phrase at `path`. The phrase itself is not kept.
    case recoveryPhrase(Mnemonic, passphrase: String, path: HDPath)
    /// The key in a keystore (web3 secret storage, version 3).
    case keystore(Keystore, password: String)
    /// An address only.
    case watch(Address)
    /// A key on a device, at `path` if that is known.
    case hardware(Address, path: String?)
}

/// A wallet before it is stored.
private struct WalletDraft {
    let name: String
    let labels: [String: String]
    let address: Address
    let key: PrivateKey?
    let kind: WalletKind
    let path: String?

    init(name: String, labels: [String: String], key: PrivateKey, kind: WalletKind, path: String?) {
        self.name = name
        self.labels = labels
        address = key.address
        self.key = key
        self.kind = kind
        self.path = path
    }

    init(name: String, labels: [String: String], address: Address, kind: WalletKind, path: String?) {
        self.name = name
        self.labels = labels
        self.address = address
        key = nil
        self.kind = kind
        self.path = path
    }
}
