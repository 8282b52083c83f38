public import PaymentModel
import StrictJSON
public import Tron

/// Changes of a wallet. What is nil stays as it is.
public struct WalletUpdate: Hashable, Sendable {
    /// The new name, 1 to 100 characters.
    public var name: String?
    /// All labels; those that are missing here are removed.
    public var labels: [String: String]?
    /// The new status; an archived wallet can't get another one.
    public var status: WalletStatus?

    /// An update that changes nothing yet.
    public init() {}
}

/// A wallet's exported key, under the caller's password.
public struct IssuedBackup: Sendable {
    /// Names this backup in the audit trail.
    public let id: BackupID
    /// The wallet as it is after the backup was noted.
    public let wallet: Wallet
    /// When it was made.
    public let createdAt: Timestamp
    /// The key, encrypted under the caller's password (web3 secret storage, version 3).
    public let keystore: Keystore
}

extension WalletService {
    /// Wallets, newest first, after `position`.
    ///
    /// - Throws: `PaymentError` with `storeUnavailable`.
    public func list(
        kind: WalletKind?, status: WalletStatus?, after position: ListPosition?, limit: Int
    ) async throws -> RenderedItems {
        try await PaymentError.mapping {
            try await books.store.renderedWallets(kind: kind, status: status, after: position, limit: limit)
        }
    }

    /// The wallet of `address`, if it has this kind and status.
    ///
    /// - Throws: `PaymentError` with `storeUnavailable`.
    public func wallet(
        at address: Address, kind: WalletKind?, status: WalletStatus?
    ) async throws -> Wallet? {
        try await PaymentError.mapping {
            guard let wallet = try await books.store.wallet(at: address),
                kind ?? wallet.kind == wallet.kind, status ?? wallet.status == wallet.status
            else { return nil }
            return wallet
        }
    }

    /// Renames, labels, freezes, unfreezes or archives. A frozen or archived wallet signs nothing.
    ///
    /// A wallet that an administrator froze is unfrozen by an administrator. Where that needs a second person, the first
    /// request is noted, and the wallet stays frozen until somebody else asks for the same.
    ///
    /// - Throws: `PaymentError` with `notFound`, `forbidden`, `invalidState` if an archived wallet is to be used again other than by
    ///   its backup, `storeUnavailable`.
    public func update(_ id: WalletID, _ update: WalletUpdate, by caller: Caller) async throws -> Wallet {
        try await change(id, by: caller) { wallet, journal in
            if let status = update.status, status != wallet.status {
                guard wallet.status != .archived else {
                    throw PaymentError(
                        .invalidState, "An archived wallet can only be restored from its backup.")
                }
                switch status {
                case .active: try wallet.unfreeze(by: caller, needingSecond: fourEyes.contains(.unfreeze))
                case .frozen: wallet.freeze(by: caller)
                case .archived: wallet.status = .archived
                }
            } else if update.status == .frozen {
                wallet.freeze(by: caller)
            }
            if let name = update.name { wallet.name = name }
            if let labels = update.labels { wallet.labels = labels }
            wallet.updatedAt = journal.now
            journal.put(
                wallet, action: "wallet.update", event: "updated",
                details: wallet.updateDetails)
        }
    }

    /// Exports the key, encrypted under `password`, which is not kept.
    ///
    /// - Throws: `PaymentError` with `notFound`, `walletUnusable` if the service does not have the key or can't open it,
    ///   `storeUnavailable`.
    public func backUp(_ id: WalletID, password: String, by caller: Caller) async throws -> IssuedBackup {
        var sealed: (keystore: Keystore, sealedKey: SealedKey)?
        var backupID: BackupID?
        let wallet = try await change(id, by: caller) { wallet, journal in
            guard let sealedKey = wallet.sealedKey else {
                throw PaymentError(.walletUnusable, "The service does not have the wallet's key.")
            }
            // Deriving takes a second, so it is not repeated if only a label changed meanwhile.
            if sealed?.sealedKey != sealedKey {
                let key = try openKey(sealedKey, of: wallet)
                sealed = (
                    try Keystore(sealing: key, password: password) { books.random.bytes($0) }, sealedKey
                )
            }
            let id = BackupID(at: journal.now, random: books.random)
            backupID = id
            wallet.lastBackupAt = journal.now
            wallet.updatedAt = journal.now
            journal.put(
                wallet, action: "wallet.backup", event: "backed_up",
                details: ["backup_id": .string(id.text)])
        }
        guard let sealed, let backupID, let createdAt = wallet.lastBackupAt else {
            throw PaymentError(.internalError, "the backup was not made")
        }
        return IssuedBackup(
            id: backupID, wallet: wallet, createdAt: createdAt, keystore: sealed.keystore)
    }

    /// Restores a wallet from its backup. An unknown wallet is created with this id; a known one without a usable key
    /// gets it. One that was frozen stays so unless the caller could unfreeze it alone.
    ///
    /// - Returns: The wallet, and whether it was created by this.
    /// - Throws: `PaymentError` with `wrongPassword`, `validationFailed` for an invalid keystore, `backupMismatch`,
    ///   `walletExists`, `storeUnavailable`. Nothing changes then.
    public func restore(
        _ id: WalletID, from keystore: Keystore, password: String, name: String, by caller: Caller
    ) async throws -> (wallet: Wallet, isNew: Bool) {
        let key = try Self.open(keystore, password: password)
        return try await PaymentError.mapping {
            // Whoever restores the same wallet at the same moment may be faster: then it is known the next time.
            try await books.decide {
                guard let known = try await books.store.wallet(id) else {
                    return (try await remake(id, with: key, name: name, by: caller), true)
                }
                return (try await restore(known, with: key, by: caller), false)
            }
        }
    }

    private func restore(_ known: Wallet, with key: PrivateKey, by caller: Caller) async throws -> Wallet {
        guard known.address == key.address else {
            throw PaymentError(
                .backupMismatch, "The backup belongs to \(key.address), not to this wallet.")
        }
        if known.status != .archived, let sealedKey = known.sealedKey,
            (try? vault.open(sealedKey, of: known.id, at: known.address)) != nil
        {
            return known
        }
        return try await change(known.id, by: caller) { wallet, journal in
            wallet.sealedKey = try vault.seal(key, for: wallet.id, at: wallet.address)
            wallet.kind = .local
            wallet.thaw(by: caller, needingSecond: fourEyes.contains(.unfreeze))
            wallet.updatedAt = journal.now
            journal.put(wallet, action: "wallet.restore", event: "restored")
        }
    }

    /// The key in `keystore`.
    ///
    /// - Throws: `PaymentError` with `wrongPassword`, or `validationFailed` at `/keystore`.
    public static func open(_ keystore: Keystore, password: String) throws(PaymentError) -> PrivateKey {
        do {
            return try keystore.open(password: password)
        } catch {
            switch error.code {
            case .wrongPassword:
                throw PaymentError(.wrongPassword, "The password does not open the keystore.")
            case .malformed, .unsupported, .badParameters, .tooCostly, .wrongAddress:
                throw PaymentError.invalid([.init("/keystore", error.reason)])
            }
        }
    }

    private func remake(
        _ id: WalletID, with key: PrivateKey, name: String, by caller: Caller
    ) async throws -> Wallet {
        var journal = books.journal(for: caller)
        var wallet = Wallet(
            id: id, name: name, kind: .local, address: key.address, network: network, createdAt: journal.now)
        wallet.sealedKey = try vault.seal(key, for: id, at: wallet.address)
        journal.put(
            wallet, action: "wallet.restore", event: "created",
            details: ["address": .string(wallet.address.base58)])
        do {
            try await books.commit(journal)
        } catch {
            throw error.code == .addressTaken ? try await exists(wallet.address) : error
        }
        return wallet
    }

    private func openKey(_ sealedKey: SealedKey, of wallet: Wallet) throws -> PrivateKey {
        do {
            return try vault.open(sealedKey, of: wallet.id, at: wallet.address)
        } catch {
            throw PaymentError(
                .walletUnusable, "The wallet's key cannot be opened. Restore the wallet from its backup.")
        }
    }

    /// Applies `body` to the stored wallet, and stores the result.
    private func change(
        _ id: WalletID, by caller: Caller, _ body: (inout Wallet, inout Journal) throws -> Void
    ) async throws -> Wallet {
        try await PaymentError.mapping {
            try await books.decide {
                guard var wallet = try await books.store.wallet(id) else {
                    throw PaymentError.notFound("wallet")
                }
                var journal = books.journal(for: caller)
                try body(&wallet, &journal)
                try await books.commit(journal)
                return wallet
            }
        }
    }
}

extension Wallet {
    /// What the audit trail keeps of a change.
    fileprivate var updateDetails: JSONObject {
        var details: JSONObject = ["status": .string(status.rawValue), "name": .string(name)]
        if let person = freeze?.endRequestedBy { details["unfreeze_requested_by"] = .string(person) }
        return details
    }
}
