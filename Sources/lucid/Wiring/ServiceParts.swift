import Logging
import PaymentEngine
import PaymentModel
import PaymentStores
import Payments

/// The domain on its store and nodes, assembled from the configuration.
struct ServiceParts {
    let system: PaymentSystem
    let store: SQLiteStore
    private let nodes: NodeConnections
    private let lock: StoreLock

    /// Opens the store, and checks that the master key is that of its wallets.
    ///
    /// - Throws: `CommandFailure`.
    static func open(_ configuration: ServiceConfiguration, logger: Logger) async throws -> Self {
        let random = SystemRandom()
        guard
            let masterKey = try configuration.secrets.masterKey.value(
                random: random, parse: SecretSettings.masterKey(parsing:))
        else { throw CommandFailure(.configuration, "LUCID_MASTER_KEY: must be set") }
        let lock = try StoreLock.take(.shared, of: configuration.store)
        let store = try SQLiteStore.open(configuration.store, tokens: configuration.node.assets.tokens)
        do {
            try await masterKey.judge(wallets: store, random: random)
            try await judge(configuration.payments.payoutWallet, in: store)
            try await judge(store, of: configuration)
        } catch let error as StoreError {
            throw CommandFailure(opening: configuration.store.databasePath, error)
        }
        return Self(configuration, masterKey: masterKey, store: store, lock: lock, logger: logger)
    }

    private init(
        _ configuration: ServiceConfiguration, masterKey: MasterKey, store: SQLiteStore, lock: StoreLock,
        logger: Logger
    ) {
        nodes = NodeConnections(configuration.node, logger: logger)
        self.store = store
        self.lock = lock
        system = PaymentSystem(
            configuration: PaymentConfiguration(configuration, masterKey: masterKey), store: store,
            node: nodes.pool, callersNode: nodes.callersPool, clock: SystemClock(), random: SystemRandom(),
            logger: logger)
    }

    /// Ends all connections, then all access to the store.
    func close() async throws {
        try await nodes.close()
        try store.close()
        try lock.release()
    }

    /// What the store knows of its chain needs no node to answer.
    private static func judge(_ store: any Store, of configuration: ServiceConfiguration) async throws {
        guard let genesis = try await store.followerPosition()?.genesis else { return }
        let refusal = NetworkRefusal.of(
            store: configuration.store.directory.path, belongingTo: genesis,
            configuredFor: configuration.node.network)
        if let refusal { throw CommandFailure(.configuration, refusal.reason) }
    }

    private static func judge(_ payoutWallet: WalletID?, in store: any Store) async throws {
        guard let payoutWallet, try await store.wallet(payoutWallet) == nil else { return }
        throw CommandFailure(.configuration, "LUCID_PAYOUT_WALLET: wallet \(payoutWallet) does not exist")
    }
}
