public import PaymentModel

/// What callers use of the domain: one service for each subject.
public struct PaymentServices: Sendable {
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
    /// What can be paid in.
    public let assets: AssetRegistry
    public let store: any Store
    public let clock: any ServiceClock
    public let random: any RandomSource

    /// The services over `parts`.
    package init(_ parts: PaymentParts, chain: ChainReading) {
        let (configuration, books, node) = (parts.configuration, parts.books, parts.callersNode)
        let head = HeadReader(node: node, clock: books.clock)
        let nodes = NodeHealthReader(node: node, clock: books.clock)
        let rules = RecipientRules(assets: configuration.assets)
        let acceptance = TransactionAcceptance(
            books: books, settings: parts.fees, parameters: parts.parameters, node: node)
        wallets = WalletService(
            books: books, vault: parts.vault, node: node, network: configuration.network,
            assets: configuration.assets, head: head)
        transfers = TransferService(acceptance: acceptance, recipients: rules, head: head)
        allowances = AllowanceService(acceptance: acceptance, rules: rules, head: head)
        staking = StakingService(acceptance: acceptance, node: node, head: head)
        estimates = EstimateService(acceptance: acceptance, head: head)
        transactions = TransactionService(books: books, node: node)
        payouts = PayoutService(
            books: books,
            judge: PayoutJudge(
                books: books, recipients: rules, payoutWallet: configuration.payoutWallet,
                policy: configuration.policy, issuers: configuration.kycIssuers, node: node),
            estimator: PayoutEstimator(
                books: books, settings: parts.fees, parameters: parts.parameters, node: node))
        recipients = RecipientService(
            books: books, rules: rules, wait: configuration.policy.newRecipientWait)
        reconciliations = ReconciliationService(
            books: books, node: parts.node, chain: chain, assets: configuration.assets,
            logger: parts.logger)
        statements = StatementService(books: books, reconciliations: reconciliations, chain: chain)
        histories = HistoryService(books: books, node: node, assets: configuration.assets)
        network = NetworkService(
            node: node, network: configuration.network, assets: configuration.assets,
            clock: books.clock, head: head, nodes: nodes)
        audit = AuditService(books: books)
        events = EventService(books: books)
        health = HealthService(
            store: books.store, nodes: nodes, network: parts.network, alarm: parts.alarm,
            workers: parts.workers, clock: books.clock)
        assets = configuration.assets
        store = books.store
        clock = books.clock
        random = books.random
    }
}
