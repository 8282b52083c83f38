public import Logging
import PaymentModel
public import Payments
public import TronNode

/// The assembled domain: the services that callers use, and the engine that carries out what they order.
public struct PaymentSystem: Sendable {
    /// What callers use: one service for each subject.
    public let services: PaymentServices
    /// Carries out what the services have accepted; does nothing until it is run.
    public let engine: PaymentEngine
    private let network: NetworkGuard

    /// Puts the domain together. Nothing is read or sent before the engine runs or a service is called.
    ///
    /// - Parameter callersNode: The same nodes over connections of their own, for what callers read; nil for `node`.
    public init(
        configuration: PaymentConfiguration, store: any Store, node: any NodeGroup & ChainQueries,
        callersNode: (any NodeGroup & ChainQueries)? = nil, clock: any ServiceClock, random: any RandomSource,
        logger: Logger
    ) {
        let books = Books(store: store, clock: clock, random: random)
        let parts = PaymentParts(
            configuration: configuration, books: books, node: node, callersNode: callersNode ?? node,
            logger: logger)
        let book = TransactionBook(books: books)
        let network = parts.network
        let verified = VerifiedChain(configuration, alarm: parts.alarm)
        let follower = BlockFollower(
            books: books, book: book, node: node, logger: logger, alarm: parts.alarm,
            genesis: { network.genesis }, verified: verified)
        let transfers = TransferFollower(
            books: books, node: node, assets: configuration.assets, logger: logger)
        services = PaymentServices(
            parts,
            chain: ChainReading(
                readBlocks: {
                    try network.requireConfirmed()
                    _ = try await follower.step()
                },
                readTransfers: {
                    try network.requireConfirmed()
                    _ = try await transfers.step()
                }))
        self.network = network
        let signer = TransactionSigner(
            vault: parts.vault, lifetime: configuration.transactionLifetime,
            hardwareLifetime: configuration.hardwareLifetime)
        let review = SigningReview(store: books.store, policy: configuration.policy)
        let headAgeMax = configuration.network.headAgeMax
        let dispatcher = Dispatcher(
            books: books,
            round: { wallet in
                WalletRound(
                    books: books, review: review, node: node, parameters: parts.parameters, fees: parts.fees,
                    signer: signer, headAgeMax: headAgeMax, payoutsPerPart: configuration.payoutsPerPart,
                    walletID: wallet)
            }, logger: logger)
        let expirer = Expirer(
            books: books, book: book, review: review, node: node, parameters: parts.parameters,
            fees: parts.fees, signer: signer, attemptsMax: configuration.attemptsMax, logger: logger)
        engine = PaymentEngine(
            network: parts.network,
            workers: [
                NetworkWorker(network: network),
                BlockWorker(books: books, follower: follower),
                TransferWorker(books: books, follower: transfers),
                DispatchWorker(books: books, dispatcher: dispatcher, network: network),
                BroadcastWorker(
                    books: books,
                    broadcaster: Broadcaster(books: books, book: book, node: node, logger: logger)),
                ExpiryWorker(books: books, expirer: expirer),
                ReconciliationWorker(reconciliations: services.reconciliations),
                BookOpeningWorker(reconciliations: services.reconciliations),
            ],
            standings: parts.workers, clock: clock, logger: logger)
    }

    /// Asks a node once whether it belongs to the configured network and has the configured tokens.
    ///
    /// - Throws: `NetworkRefusal` if it does not; `NodeError` if no node answers, in which case the engine asks
    ///   again.
    public func checkNetwork() async throws {
        try await network.check()
    }
}
