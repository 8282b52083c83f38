package import Logging
package import PaymentModel
package import TronNode

/// What services and workers share: made once from the configuration, and handed to each.
package struct PaymentParts: Sendable {
    package let configuration: PaymentConfiguration
    package let books: Books
    /// What the engine asks.
    package let node: any NodeGroup & ChainQueries
    /// What callers' reads ask: they take no connection, and no place in a budget, from the engine.
    package let callersNode: any NodeGroup & ChainQueries
    package let vault: Vault
    package let fees: FeeSettings
    package let parameters: ChainParameterCache
    package let network: NetworkGuard
    package let workers = WorkerStandings()
    package let alarm: ChainAlarm
    package let logger: Logger

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
