import AsyncHTTPClient
import Foundation
import Logging
import NIOCore
import PaymentAPI
import PaymentEngine
import PaymentModel
import PaymentStores
import Payments
import Scratch
import ServiceLifecycle
import StrictJSON
import Synchronization
import Testing
import Tron
import TronDevnet
import TronNode
import TronNodeHTTP

/// The real service on a real development node, both in this process, on free ports. Blocks are made on request.
struct TestService: Sendable {
    /// What a test may want otherwise.
    struct Settings: Sendable {
        var rateLimit = RateLimit(requests: 100_000, per: .seconds(60))
        var basePath = ""
        /// Connections of all callers.
        var connectionsMax = 1000
        /// Proxies whose X-Forwarded-For is believed.
        var trustedProxies: [NetworkRange] = []
        /// Whether the node has an index by address beside it.
        var hasIndex = true
        /// For one question to the node.
        var nodeTimeout = Duration.seconds(10)
        var payments = PaymentConfiguration(network: .devnet, masterKey: TestService.masterKey)
    }

    let node: RunningDevnet
    let url: String
    let system: PaymentSystem
    let store: any Store

    static let secret = [UInt8]("0123456789abcdef0123456789abcdef-test".utf8)
    private static let masterKey: MasterKey = {
        guard let key = try? MasterKey(bytes: [UInt8](repeating: 7, count: MasterKey.byteCount)) else {
            preconditionFailure("32 bytes are a master key")
        }
        return key
    }()

    /// What `body` returns, run with a service of its own.
    static func running<Value: Sendable>(
        _ body: @Sendable (TestService) async throws -> Value
    ) async throws -> Value {
        let value = Mutex<Value?>(nil)
        try await run { service in
            let result = try await body(service)
            value.withLock { $0 = result }
        }
        let result = value.withLock { $0 }
        return try #require(result)
    }

    /// Runs `body` with a service of its own, as soon as there is room for one.
    static func run(
        _ settings: Settings = Settings(), _ body: @Sendable (TestService) async throws -> Void
    ) async throws {
        await ServiceGate.shared.enter()
        do {
            try await runNow(settings, body)
        } catch {
            await ServiceGate.shared.leave()
            throw error
        }
        await ServiceGate.shared.leave()
    }

    private static func runNow(
        _ settings: Settings, _ body: @Sendable (TestService) async throws -> Void
    ) async throws {
        var configuration = DevnetConfiguration()
        configuration.solidifyAfter = 1
        configuration.hasIndex = settings.hasIndex
        let node = try await RunningDevnet.start(configuration)
        let folder = try ScratchFolder()
        defer { folder.remove() }
        do {
            let store = try SQLiteStore(
                path: folder.path("lucid.sqlite"), tokens: settings.payments.assets.tokens)
            try await withClient { client in
                try await serve(settings, store: store, node: node, client: client, body)
            }
            try store.close()
        } catch {
            await node.stop()
            throw error
        }
        await node.stop()
    }

    /// A client that gives up at once where nobody listens, as the service's own does.
    private static func withClient(_ body: (HTTPClient) async throws -> Void) async throws {
        var configuration = HTTPClient.Configuration(timeout: .init(connect: .seconds(5)))
        configuration.connectionPool.retryConnectionEstablishment = false
        let client = HTTPClient(configuration: configuration)
        do {
            try await body(client)
        } catch {
            try await client.shutdown()
            throw error
        }
        try await client.shutdown()
    }

    /// The domain over an empty store, without a node: for looking at what is declared. The store is asked nothing,
    /// so its file goes at once.
    static func unconnected() throws -> PaymentSystem {
        let folder = try ScratchFolder()
        defer { folder.remove() }
        let logger = Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() })
        let nowhere = HTTPNode(configuration: .init(baseURL: "http://127.0.0.1:1"), client: .shared)
        return PaymentSystem(
            configuration: PaymentConfiguration(network: .devnet, masterKey: masterKey),
            store: try SQLiteStore(
                path: folder.path("lucid.sqlite"),
                tokens: AssetRegistry.usdt(NetworkName.devnet.usdtContract).tokens),
            node: NodePool(nodes: [nowhere], logger: logger),
            clock: HurriedClock(), random: SystemRandom(), logger: logger)
    }

    /// As the service does, again where a busy machine keeps the node from answering in time.
    private static func checkNetwork(of system: PaymentSystem) async throws {
        for _ in 0..<20 {
            do {
                return try await system.checkNetwork()
            } catch let error as NodeError where error.code == .timedOut {
                continue
            }
        }
        try await system.checkNetwork()
    }

    private static func serve(
        _ settings: Settings, store: any Store, node: RunningDevnet, client: HTTPClient,
        _ body: @Sendable (TestService) async throws -> Void
    ) async throws {
        let logger = Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() })
        let pool = NodePool(
            nodes: [
                HTTPNode(
                    configuration: .init(baseURL: node.url, timeout: settings.nodeTimeout), client: client)
            ], logger: logger)
        let system = PaymentSystem(
            configuration: settings.payments, store: store, node: pool, clock: HurriedClock(),
            random: SystemRandom(), logger: logger)
        try await checkNetwork(of: system)
        let tokens = try await TokenVerifier(
            TokenSettings(issuer: "lucid", audience: "lucid-tron-payments", secret: secret))
        var configuration = APIConfiguration(version: "1.2.3-test")
        configuration.port = 0
        configuration.rateLimit = settings.rateLimit
        configuration.basePath = settings.basePath
        configuration.connectionsMax = settings.connectionsMax
        configuration.trustedProxies = settings.trustedProxies
        let (ports, found) = AsyncStream.makeStream(of: Int.self)
        let server = APIServer(
            system: system.services, tokens: tokens, configuration: configuration, logger: logger
        ) {
            found.yield($0)
        }
        let group = ServiceGroup(
            configuration: .init(services: [system.engine, server], logger: logger))
        try await withThrowingTaskGroup(of: Void.self) { tasks in
            tasks.addTask { try await group.run() }
            guard let port = await ports.first(where: { _ in true }) else { throw CancellationError() }
            let service = TestService(
                node: node, url: "http://127.0.0.1:\(port)" + settings.basePath, system: system, store: store)
            do {
                try await body(service)
            } catch {
                await group.triggerGracefulShutdown()
                throw error
            }
            await group.triggerGracefulShutdown()
            try await tasks.waitForAll()
        }
    }
}

/// The system's chance.
private struct SystemRandom: RandomSource {
    func bytes(_ count: Int) -> [UInt8] {
        var generator = SystemRandomNumberGenerator()
        return (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
    }
}
