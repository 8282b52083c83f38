import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import PaymentModel
import Payments
import StrictJSON
import TronNode

/// Answers every request: judges its form, its token and its rate, in this order, and hands it to its operation.
struct APIResponder: HTTPResponder {
    typealias Context = APIContext

    let system: PaymentServices
    let tokens: TokenVerifier
    let routes: RouteTable
    let basePath: String
    let desk: IdempotencyDesk
    let rates: RateLimiter
    let logger: Logger

    init(
        system: PaymentServices, tokens: TokenVerifier, configuration: APIConfiguration, logger: Logger
    ) {
        self.system = system
        self.tokens = tokens
        self.logger = logger
        basePath = configuration.basePath
        desk = IdempotencyDesk(store: system.store)
        rates = RateLimiter(configuration.rateLimit)
        routes = RouteTable(
            Self.operations(
                of: system, version: configuration.version, basePath: configuration.basePath))
    }

    /// Every operation that is served.
    static func operations(of system: PaymentServices, version: String, basePath: String = "") -> [Operation]
    {
        let operations =
            NetworkRoutes(system: system, serviceVersion: version).operations
            + WalletRoutes(wallets: system.wallets).operations
            + TransferRoutes(transfers: system.transfers, transactions: system.transactions).operations
            + TokenRoutes(system: system).operations
            + HistoryRoutes(histories: system.histories).operations
            + StakingRoutes(staking: system.staking, transfers: system.transfers).operations
            + PayoutRoutes(payouts: system.payouts).operations
            + PayoutDecisionRoutes(payouts: system.payouts).operations
            + PayoutListRoutes(payouts: system.payouts, clock: system.clock).operations
            + StatementRoutes(statements: system.statements).operations
            + BatchRoutes(payouts: system.payouts).operations
            + RecipientRoutes(recipients: system.recipients).operations
            + FeedRoutes(events: system.events, reconciliations: system.reconciliations).operations
        func service(telling contract: JSON) -> [Operation] {
            ServiceRoutes(health: system.health, version: version, contract: contract).operations
        }
        // The contract tells of its own operation too.
        let all = operations + service(telling: .null)
        return operations + service(telling: ContractDocument.json(of: all, basePath: basePath))
    }

    func respond(to request: Request, context: Context) async throws -> Response {
        let began = ContinuousClock.now
        let requestID = requestID(of: request)
        let trace = NodeRequestContext.Trace(
            requestID: requestID, traceparent: request.headers.value(of: "traceparent"))
        var exchange = Exchange(
            server: self, request: request, requestID: requestID, remoteAddress: context.remoteAddress)
        let response = await NodeRequestContext.$current.withValue(trace) { await exchange.respond() }
        logger.info(
            "request",
            metadata: [
                "request_id": "\(requestID)", "method": "\(request.method.rawValue)",
                "operation": "\(exchange.operationID ?? "none")", "subject": "\(exchange.subject)",
                "status": "\(response.status.code)",
                "milliseconds": "\(began.duration(to: .now).wholeMilliseconds)",
            ])
        return response
    }

    /// The path without the base path; nil where it is not below it. The health paths are at the root as well.
    func segmentsBelowBase(of segments: [String]) -> [String]? {
        let base = basePath.split(separator: "/").map(String.init)
        if segments.starts(with: base) { return Array(segments.dropFirst(base.count)) }
        return segments.first == "health" ? segments : nil
    }

    /// The caller's own id where it is one, a new one otherwise.
    private func requestID(of request: Request) -> String {
        if let value = request.headers.value(of: "X-Request-ID"), (1...128).contains(value.utf8.count),
            value.utf8.allSatisfy({ (0x21...0x7E).contains($0) })
        {
            return value
        }
        return "req_" + ULID(at: system.clock.now(), random: system.random).text
    }
}
