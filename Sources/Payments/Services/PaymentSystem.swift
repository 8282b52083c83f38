public import Logging
public import TronNode

/// The domain, put together: the services that callers use, and the engine that brings to an end what they order.
public struct PaymentSystem: Sendable {
    public let wallets: WalletService
    public let transfers: TransferService
    public let payouts: PayoutService
    public let network: NetworkService
    public let audit: AuditService
    public let health: HealthService
    public let engine: PaymentEngine
    public let store: any Store
    public let clock: any ServiceClock
    public let random: any RandomSource
    private let networkGuard: NetworkGuard

    public init(
        configuration: PaymentConfiguration, store: any Store, node: any NodeGroup, clock: any ServiceClock,
        random: any RandomSource, logger: Logger
    ) {
        let books = Books(store: store, clock: clock, random: random)
        let vault = Vault(masterKey: configuration.masterKey, random: random)
        let planner = FeePlanner(
            usdtContract: configuration.usdtContract, feeLimitMax: configuration.feeLimitMax,
            burnsTRX: configuration.burnsTRX)
        let parameters = ChainParameterCache(clock: clock)
        let recipients = RecipientRules(usdtContract: configuration.usdtContract)
        let networkGuard = NetworkGuard(
            network: configuration.network, usdtContract: configuration.usdtContract, node: node,
            clock: clock,
            logger: logger)
        self.store = store
        self.clock = clock
        self.random = random
        self.networkGuard = networkGuard
        wallets = WalletService(
            books: books, vault: vault, node: node, network: configuration.network,
            usdtContract: configuration.usdtContract)
        transfers = TransferService(
            books: books, planner: planner, parameters: parameters, node: node, recipients: recipients)
        payouts = PayoutService(
            books: books, recipients: recipients, payoutWallet: configuration.payoutWallet)
        network = NetworkService(
            node: node, network: configuration.network, usdtContract: configuration.usdtContract, clock: clock
        )
        audit = AuditService(books: books)
        health = HealthService(store: store, node: node, network: networkGuard)
        engine = Self.engine(
            configuration, books: books, node: node, parameters: parameters, network: networkGuard,
            signer: TransactionSigner(
                vault: vault, planner: planner, lifetime: configuration.transactionLifetime), logger: logger)
    }

    /// Asks a node once whether it is of the configured network and has the configured token.
    ///
    /// - Throws: `NetworkRefusal` where it is not; `NodeError` where none answers, and the engine asks again.
    public func checkNetwork() async throws {
        try await networkGuard.check()
    }

    private static func engine(
        _ configuration: PaymentConfiguration, books: Books, node: any NodeGroup,
        parameters: ChainParameterCache, network: NetworkGuard, signer: TransactionSigner, logger: Logger
    ) -> PaymentEngine {
        let book = TransactionBook(books: books)
        let headAgeMax = configuration.network.headAgeMax
        return PaymentEngine(
            books: books, network: network,
            dispatcher: Dispatcher(
                books: books,
                round: { wallet in
                    WalletRound(
                        books: books, node: node, parameters: parameters, signer: signer,
                        headAgeMax: headAgeMax, walletID: wallet)
                }, logger: logger),
            broadcaster: Broadcaster(books: books, book: book, node: node, logger: logger),
            follower: BlockFollower(books: books, book: book, node: node, logger: logger),
            expirer: Expirer(
                books: books, book: book, node: node, parameters: parameters, signer: signer,
                attemptsMax: configuration.attemptsMax, logger: logger),
            logger: logger)
    }
}
