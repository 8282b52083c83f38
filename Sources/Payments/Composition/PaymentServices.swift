public import PaymentModel

/// The domain as callers use it: one service for each subject.
public struct PaymentServices: Sendable {
    /// Creates, imports, backs up and restores wallets, and reads their balances.
    public let wallets: WalletService
    /// Accepts transfers of TRX and tokens that callers order directly.
    public let transfers: TransferService
    /// Reads allowances of tokens, and accepts changes of them.
    public let allowances: AllowanceService
    /// Reads stake, rewards and resources, and accepts orders about them.
    public let staking: StakingService
    /// Says what an operation would cost.
    public let estimates: EstimateService
    /// Lists and cancels transactions, and takes signatures from devices.
    public let transactions: TransactionService
    /// Accepts payouts, alone and in batches, decides about them and sums them up.
    public let payouts: PayoutService
    /// Keeps the registry of trusted recipients.
    public let recipients: RecipientService
    /// Statements of wallets, from the books.
    public let statements: StatementService
    /// Transfers in and out of an address, from an index or the followed blocks.
    public let histories: HistoryService
    /// Reads blocks, transactions, balances and prices of the chain.
    public let network: NetworkService
    /// Records acts and refusals that change no record.
    public let audit: AuditService
    /// The ordered feed of changes.
    public let events: EventService
    /// Compares books and chain.
    public let reconciliations: ReconciliationService
    /// Whether store and nodes can be used, and how the workers are.
    public let health: HealthService
    /// The assets that can be paid.
    public let assets: AssetRegistry
    /// The store; commands and metrics read it directly.
    public let store: any Store
    /// The service's clock.
    public let clock: any ServiceClock
    /// The service's random bytes.
    public let random: any RandomSource

    /// The services over `parts`.
    package init(_ parts: PaymentParts, chain: ChainReading) {
        let (configuration, books, node) = (parts.configuration, parts.books, parts.callersNode)
        let head = HeadReader(node: node, clock: books.clock)
        let nodes = NodeHealthReader(node: node, clock: books.clock)
        let rules = RecipientRules(assets: configuration.assets)
        let acceptance = TransactionAcceptance(
            books: books, judge: MovementJudge(store: books.store, policy: configuration.policy),
            settings: parts.fees, parameters: parts.parameters, node: node)
        wallets = WalletService(
            books: books, vault: parts.vault, node: node, network: configuration.network,
            assets: configuration.assets, head: head, fourEyes: configuration.fourEyes)
        transfers = TransferService(acceptance: acceptance, recipients: rules, head: head)
        allowances = AllowanceService(acceptance: acceptance, rules: rules, head: head)
        staking = StakingService(acceptance: acceptance, node: node, head: head)
        estimates = EstimateService(acceptance: acceptance, head: head)
        transactions = TransactionService(
            books: books, review: SigningReview(store: books.store, policy: configuration.policy), node: node)
        payouts = PayoutService(
            books: books,
            judge: PayoutJudge(
                books: books, recipients: rules, payoutWallet: configuration.payoutWallet,
                policy: configuration.policy, issuers: configuration.kycIssuers, node: node),
            estimator: PayoutEstimator(
                books: books, settings: parts.fees, parameters: parts.parameters, node: node))
        recipients = RecipientService(
            books: books, rules: rules, wait: configuration.policy.newRecipientWait,
            needsSecond: configuration.fourEyes.contains(.recipients))
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
