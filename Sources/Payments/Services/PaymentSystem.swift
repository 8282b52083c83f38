public import Logging
public import TronNode

/// The domain, put together: the services that callers use, and the engine that brings to an end what they order.
public struct PaymentSystem: Sendable {
    public let wallets: WalletService
    public let transfers: TransferService
    public let allowances: AllowanceService
    public let staking: StakingService
    public let estimates: EstimateService
    public let transactions: TransactionService
    public let payouts: PayoutService
    public let recipients: RecipientService
    public let statements: StatementService
    public let histories: HistoryService
    public let network: NetworkService
    public let audit: AuditService
    public let events: EventService
    public let reconciliations: ReconciliationService
    public let health: HealthService
    public let engine: PaymentEngine
    public let store: any Store
    public let clock: any ServiceClock
    public let random: any RandomSource
    private let networkGuard: NetworkGuard

    public init(
        configuration: PaymentConfiguration, store: any Store, node: any NodeGroup & ChainQueries,
        clock: any ServiceClock,
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
        let reads = CallerReads(node: node, clock: clock)
        wallets = WalletService(
            books: books, vault: vault, node: node, network: configuration.network,
            usdtContract: configuration.usdtContract, reads: reads)
        let acceptance = TransactionAcceptance(
            books: books, planner: planner, parameters: parameters, node: node)
        transfers = TransferService(acceptance: acceptance, recipients: recipients, reads: reads)
        allowances = AllowanceService(acceptance: acceptance, reads: reads)
        staking = StakingService(acceptance: acceptance, node: node, reads: reads)
        estimates = EstimateService(acceptance: acceptance, reads: reads)
        transactions = TransactionService(books: books, node: node)
        payouts = PayoutService(
            books: books,
            judge: PayoutJudge(
                books: books, recipients: recipients, payoutWallet: configuration.payoutWallet,
                policy: configuration.policy, issuers: configuration.kycIssuers, node: node),
            estimator: PayoutEstimator(books: books, planner: planner, parameters: parameters, node: node))
        self.recipients = RecipientService(
            books: books, rules: recipients, wait: configuration.policy.newRecipientWait)
        network = NetworkService(
            node: node, network: configuration.network, usdtContract: configuration.usdtContract,
            clock: clock,
            reads: reads)
        audit = AuditService(books: books)
        events = EventService(books: books)
        let reconciliations = ReconciliationService(
            books: books, node: node,
            follower: BlockFollower(
                books: books, book: TransactionBook(books: books), node: node, logger: logger),
            usdtContract: configuration.usdtContract, logger: logger)
        self.reconciliations = reconciliations
        let transferFollower = TransferFollower(
            books: books, node: node, usdtContract: configuration.usdtContract, logger: logger)
        statements = StatementService(
            books: books, reconciliations: reconciliations, transfers: transferFollower)
        histories = HistoryService(books: books, node: node, usdtContract: configuration.usdtContract)
        health = HealthService(store: store, node: node, network: networkGuard)
        engine = Self.engine(
            configuration, parameters: parameters, network: networkGuard,
            signer: TransactionSigner(
                vault: vault, planner: planner, lifetime: configuration.transactionLifetime,
                hardwareLifetime: configuration.hardwareLifetime),
            statements: statements)
    }

    /// Asks a node once whether it is of the configured network and has the configured token.
    ///
    /// - Throws: `NetworkRefusal` where it is not; `NodeError` where none answers, and the engine asks again.
    public func checkNetwork() async throws {
        try await networkGuard.check()
    }

    private static func engine(
        _ configuration: PaymentConfiguration, parameters: ChainParameterCache, network: NetworkGuard,
        signer: TransactionSigner, statements: StatementService
    ) -> PaymentEngine {
        let reconciliations = statements.reconciliations
        let (books, node) = (reconciliations.books, reconciliations.node)
        let (follower, logger) = (reconciliations.follower, reconciliations.logger)
        let book = follower.book
        let headAgeMax = configuration.network.headAgeMax
        return PaymentEngine(
            books: books, network: network,
            dispatcher: Dispatcher(
                books: books,
                round: { wallet in
                    WalletRound(
                        books: books, node: node, parameters: parameters, signer: signer,
                        headAgeMax: headAgeMax, payoutsPerPart: configuration.payoutsPerPart, walletID: wallet
                    )
                }, logger: logger),
            broadcaster: Broadcaster(books: books, book: book, node: node, logger: logger),
            follower: follower,
            transfers: statements.transfers,
            expirer: Expirer(
                books: books, book: book, node: node, parameters: parameters, signer: signer,
                attemptsMax: configuration.attemptsMax, logger: logger),
            reconciliations: reconciliations,
            logger: logger)
    }
}
