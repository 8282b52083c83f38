public import PaymentModel
import StrictJSON

/// Re-wraps every wallet's data key, from one master key to another.
///
/// Each wallet is one commit, with its audit entry. If the process ends between two of them, some wallets are under
/// the old key and some under the new one, all intact; running it again continues with the rest. Until then, the
/// service does not start.
public struct VaultRotation: Sendable {
    /// The result of a run.
    public struct Outcome: Hashable, Sendable {
        /// Re-wrapped by this run.
        public var rotated = 0
        /// Already under the new key before this run.
        public var before = 0
        /// Archived wallets whose keys open with neither master key. They are left as they are, and can be restored
        /// from their backups.
        public var left: [WalletID] = []
    }

    private enum Limits {
        static let page = 200
    }

    private let books: Books
    private let current: Vault
    private let next: Vault
    private let ids: (current: String, next: String)

    /// A rotation of the wallets in `store`; `run(by:)` carries it out.
    public init(
        from current: MasterKey, to next: MasterKey, store: any Store, clock: any ServiceClock,
        random: any RandomSource
    ) {
        books = Books(store: store, clock: clock, random: random)
        self.current = Vault(masterKey: current, random: random)
        self.next = Vault(masterKey: next, random: random)
        ids = (current.id, next.id)
    }

    /// Opens every key first, and changes nothing if one does not open; then re-wraps them.
    ///
    /// - Throws: `VaultError` with `otherMasterKey` or `tampered` for the first wallet in use whose key opens with neither
    ///   master key; `StoreError`.
    public func run(by caller: Caller) async throws -> Outcome {
        var outcome = Outcome()
        try await forEachKey { wallet, sealedKey in
            do {
                _ = try vault(of: sealedKey).open(sealedKey, of: wallet.id, at: wallet.address)
            } catch let error as VaultError {
                guard wallet.status == .archived else { throw error }
                outcome.left.append(wallet.id)
            }
        }
        let left = Set(outcome.left)
        try await forEachKey { wallet, sealedKey in
            guard !left.contains(wallet.id) else { return }
            guard sealedKey.masterKeyID != ids.next else {
                outcome.before += 1
                return
            }
            try await wrap(wallet, by: caller)
            outcome.rotated += 1
        }
        var journal = books.journal(for: caller)
        journal.audit(
            "vault.rotate", nil,
            [
                "from": .string(ids.current), "to": .string(ids.next),
                "rotated": .number(JSONNumber(outcome.rotated)),
                "before": .number(JSONNumber(outcome.before)),
                "left": .number(JSONNumber(outcome.left.count)),
            ])
        try await books.commit(journal)
        return outcome
    }

    private func wrap(_ wallet: Wallet, by caller: Caller) async throws {
        var wallet = wallet
        guard let sealedKey = wallet.sealedKey else { return }
        let wrapped = try current.rewrapped(sealedKey, of: wallet.id, at: wallet.address, by: next)
        // If it does not open, it is not stored: the old one still works.
        _ = try next.open(wrapped, of: wallet.id, at: wallet.address)
        wallet.sealedKey = wrapped
        var journal = books.journal(for: caller)
        // For users of the wallet nothing has changed: no event, and `updatedAt` stays.
        journal.put(
            wallet, action: "vault.rewrap", event: nil,
            details: ["from": .string(ids.current), "to": .string(ids.next)])
        try await books.commit(journal)
    }

    private func vault(of sealedKey: SealedKey) -> Vault {
        sealedKey.masterKeyID == ids.next ? next : current
    }

    private func forEachKey(_ body: (Wallet, SealedKey) async throws -> Void) async throws {
        var last: WalletID?
        while true {
            let wallets = try await books.store.wallets(after: last, limit: Limits.page)
            for wallet in wallets {
                if let sealedKey = wallet.sealedKey { try await body(wallet, sealedKey) }
            }
            guard wallets.count == Limits.page, let newest = wallets.last else { return }
            last = newest.id
        }
    }
}

extension MasterKey {
    /// The first wallet in use whose key another master key wraps; nil if this one wraps all of them.
    ///
    /// An archived wallet signs nothing, whatever wraps its key.
    public func foreignWallet(in store: any Store) async throws(StoreError) -> Wallet? {
        let page = 200
        var last: WalletID?
        while true {
            let wallets = try await store.wallets(after: last, limit: page)
            if let wallet = wallets.first(where: isForeign) { return wallet }
            guard wallets.count == page, let newest = wallets.last else { return nil }
            last = newest.id
        }
    }

    private func isForeign(_ wallet: Wallet) -> Bool {
        guard wallet.status != .archived, let sealedKey = wallet.sealedKey else { return false }
        return sealedKey.masterKeyID != id
    }
}
