public import Logging
import PaymentModel
public import Payments
public import TronNode

/// The domain, put together: the services that callers use, and the engine that brings to an end what they order.
public struct PaymentSystem: Sendable {
    public let services: PaymentServices
    public let engine: PaymentEngine
    private let network: NetworkGuard

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
        let headAgeMax = configuration.network.headAgeMax
        let dispatcher = Dispatcher(
            books: books,
            round: { wallet in
                WalletRound(
                    books: books, node: node, parameters: parts.parameters, fees: parts.fees, signer: signer,
                    headAgeMax: headAgeMax, payoutsPerPart: configuration.payoutsPerPart, walletID: wallet)
            }, logger: logger)
        let expirer = Expirer(
            books: books, book: book, node: node, parameters: parts.parameters, fees: parts.fees,
            signer: signer, attemptsMax: configuration.attemptsMax, logger: logger)
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

    /// Asks a node once whether it is of the configured network and has the configured token.
    ///
    /// - Throws: `NetworkRefusal` where it is not; `NodeError` where none answers, and the engine asks again.
    public func checkNetwork() async throws {
        try await network.check()
    }
}
