import AsyncHTTPClient
import Logging
import NIOCore
import TronNodeHTTP

/// The configured nodes and the connections to them.
struct NodeConnections {
    let pool: NodePool
    private let client: HTTPClient

    private enum Limits {
        static let connectSeconds: Int64 = 5
        /// As many as the workers ask at once while they are busy; more connections would only be held.
        static let connectionsPerNode = 24
    }

    init(_ settings: NodeSettings, logger: Logger) {
        var configuration = HTTPClient.Configuration(
            redirectConfiguration: .disallow,
            timeout: .init(connect: .seconds(Limits.connectSeconds)))
        configuration.connectionPool.concurrentHTTP1ConnectionsPerHostSoftLimit = Limits.connectionsPerNode
        // Nobody traces: spans that go nowhere are not made.
        configuration.tracing.tracer = nil
        // The pool of nodes goes on to the next node itself, and at once.
        configuration.connectionPool.retryConnectionEstablishment = false
        if let proxy = settings.proxy {
            configuration.proxy = .socksServer(host: proxy.host, port: proxy.port)
        }
        let client = HTTPClient(configuration: configuration)
        self.client = client
        pool = NodePool(
            nodes: settings.urls.map { url in
                HTTPNode(
                    configuration: HTTPNodeConfiguration(baseURL: url, apiKey: settings.apiKey),
                    client: client)
            }, logger: logger)
    }

    /// Ends all connections.
    func close() async throws { try await client.shutdown() }
}
