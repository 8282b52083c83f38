import StrictJSON
public import Tron
import TronNode

/// Wallets: keys that are made or brought here, and what their addresses have on the chain.
public struct WalletService: Sendable {
    let books: Books
    let vault: Vault
    let node: any NodeGroup
    let network: NetworkName
    let usdtContract: Address?

    /// Makes a wallet with a new key.
    ///
    /// - Throws: `PaymentError` with `storeUnavailable`; `StoreError.idempotencyKeyTaken` where `claim`'s key was taken
    ///   meanwhile.
    public func create(
        name: String, labels: [String: String], by caller: Caller,
        idempotency claim: IdempotencyClaim<Wallet>?
    ) async throws -> Wallet {
        let key = PrivateKey { books.random.bytes($0) }
        return try await add(
            name: name, labels: labels, key: key, address: key.address, kind: .local, action: "wallet.create",
            by: caller, idempotency: claim)
    }

    /// Takes in a key, or an address to watch.
    ///
    /// - Throws: `PaymentError` with `walletExists`, `validationFailed`, `storeUnavailable`;
    ///   `StoreError.idempotencyKeyTaken` where `claim`'s key was taken meanwhile.
    public func importWallet(
        _ source: ImportSource, name: String, labels: [String: String], by caller: Caller,
        idempotency claim: IdempotencyClaim<Wallet>?
    ) async throws -> Wallet {
        switch source {
        case .privateKey(let key):
            return try await add(
                name: name, labels: labels, key: key, address: key.address, kind: .local,
                action: "wallet.import",
                by: caller, idempotency: claim)
        case .watch(let address):
            return try await add(
                name: name, labels: labels, key: nil, address: address, kind: .watch, action: "wallet.import",
                by: caller, idempotency: claim)
        }
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
        name: String, labels: [String: String], key: PrivateKey?, address: Address, kind: WalletKind,
        action: String, by caller: Caller, idempotency claim: IdempotencyClaim<Wallet>?
    ) async throws -> Wallet {
        try await PaymentError.mapping {
            var journal = books.journal(for: caller)
            var wallet = Wallet(
                id: WalletID(at: journal.now, random: books.random), name: name, kind: kind, address: address,
                network: network, createdAt: journal.now)
            wallet.labels = labels
            if let key { wallet.sealedKey = try vault.seal(key, for: wallet.id, at: address) }
            journal.put(
                wallet, action: action, event: "created",
                details: ["address": .string(address.base58), "kind": .string(kind.rawValue)])
            if let claim { journal.remember(claim.record(for: wallet, at: journal.now)) }
            do {
                try await books.commit(journal)
            } catch let error as StoreError where error.code == .addressTaken {
                throw try await exists(address)
            }
            return wallet
        }
    }

    private func exists(_ address: Address) async throws(StoreError) -> PaymentError {
        var error = PaymentError(.walletExists, "A wallet with this address is here already.")
        error.walletID = try await books.store.wallet(at: address)?.id
        return error
    }
}

/// Where an imported wallet comes from.
public enum ImportSource: Sendable {
    case privateKey(PrivateKey)
    /// An address only.
    case watch(Address)
}
