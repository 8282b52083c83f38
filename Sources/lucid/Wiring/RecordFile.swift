import PaymentModel
import PaymentStores
import Payments
import Tron

extension SQLiteStore {
    /// Opens the configured store.
    ///
    /// - Throws: `CommandFailure` with `unavailable` if it can't be used now, `fault` if someone has to look.
    static func open(_ settings: StoreSettings, tokens: [Token] = []) throws -> SQLiteStore {
        try settings.directory.make()
        do {
            return try SQLiteStore(path: settings.databasePath, tokens: tokens)
        } catch {
            throw CommandFailure(opening: settings.databasePath, error)
        }
    }
}

extension CommandFailure {
    /// What a store's failure means to an operator.
    init(opening path: String, _ error: StoreError) {
        let kind: Kind =
            switch error.code {
            case .corrupt: .fault
            case .otherToken: .configuration
            default: .unavailable
            }
        self.init(kind, "the store \(path): \(error.reason)")
    }
}

extension MasterKey {
    /// Checks that this key seals all wallets in use, because an interrupted rotation leaves wallets under two keys.
    ///
    /// - Throws: `CommandFailure` with `configuration` if it does not.
    func judge(wallets store: any Store, random: any RandomSource) async throws {
        if let wallet = try await foreignWallet(in: store) {
            throw CommandFailure(
                .configuration,
                """
                LUCID_MASTER_KEY is not the key that the wallets of this store are sealed with: that of \(wallet.id) \
                has the id \(wallet.sealedKey?.masterKeyID ?? "-"), this one \(id). Where a rotation was \
                interrupted, run lucid vault rotate again, with the old key in LUCID_MASTER_KEY
                """)
        }
        guard let wallet = try await store.oldestLocalWallet(), let sealed = wallet.sealedKey else {
            return
        }
        do {
            _ = try Vault(masterKey: self, random: random).open(sealed, of: wallet.id, at: wallet.address)
        } catch let error as VaultError {
            throw CommandFailure(.fault, "the store's wallet \(wallet.id): \(error.reason)")
        }
    }
}
