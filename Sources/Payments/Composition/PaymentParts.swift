package import Logging
package import PaymentModel
package import TronNode

/// What services and workers share, made once from the configuration.
package struct PaymentParts: Sendable {
    /// What the operator decided.
    package let configuration: PaymentConfiguration
    /// The store, with clock, random bytes and signals.
    package let books: Books
    /// What the engine asks.
    package let node: any NodeGroup & ChainQueries
    /// What callers' reads ask: they take no connection, and no place in a budget, from the engine.
    package let callersNode: any NodeGroup & ChainQueries
    /// Seals and opens the wallets' keys.
    package let vault: Vault
    /// The operator's bounds on fees.
    package let fees: FeeSettings
    /// The chain's prices, read at most once a block.
    package let parameters: ChainParameterCache
    /// Whether a node has confirmed the network; nothing is signed before.
    package let network: NetworkGuard
    /// How the engine's workers are; written by them, read by the health service.
    package let workers = WorkerStandings()
    /// What nodes say about the chain that can't be true.
    package let alarm: ChainAlarm
    /// The service's log.
    package let logger: Logger

    /// Makes each part once.
    package init(
        configuration: PaymentConfiguration, books: Books, node: any NodeGroup & ChainQueries,
        callersNode: any NodeGroup & ChainQueries, logger: Logger
    ) {
        self.callersNode = callersNode
        self.configuration = configuration
        self.books = books
        self.node = node
        self.logger = logger
        vault = Vault(masterKey: configuration.masterKey, random: books.random)
        fees = FeeSettings(maximumFee: configuration.feeLimitMax, burnsTRX: configuration.burnsTRX)
        parameters = ChainParameterCache(clock: books.clock)
        alarm = ChainAlarm(clock: books.clock, logger: logger)
        network = NetworkGuard(
            network: configuration.network, assets: configuration.assets, node: node,
            clock: books.clock, logger: logger, store: books.store, storeName: configuration.storeName,
            alarm: alarm, leavingOut: [node, callersNode])
    }
}
