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
        /// As many as busy workers use at once; more would only be held open.
        static let connectionsPerNode = 24
    }

    init(_ settings: NodeSettings, logger: Logger) {
        let client = HTTPClient(configuration: Self.clientConfiguration(settings))
        self.client = client
        pool = NodePool(
            nodes: Self.nodeConfigurations(settings).map { HTTPNode(configuration: $0, client: client) },
            logger: logger)
    }

    /// How to connect to nodes: directly or through the configured proxy.
    static func clientConfiguration(_ settings: NodeSettings) -> HTTPClient.Configuration {
        var configuration = HTTPClient.Configuration(
            redirectConfiguration: .disallow,
            timeout: .init(connect: .seconds(Limits.connectSeconds)))
        configuration.connectionPool.concurrentHTTP1ConnectionsPerHostSoftLimit = Limits.connectionsPerNode
        // Nothing traces, so no spans are made.
        configuration.tracing.tracer = nil
        // The pool of nodes moves on to the next node itself, at once.
        configuration.connectionPool.retryConnectionEstablishment = false
        if let proxy = settings.proxy {
            configuration.proxy = .socksServer(host: proxy.host, port: proxy.port)
        }
        return configuration
    }

    /// How each configured node is asked.
    static func nodeConfigurations(_ settings: NodeSettings) -> [HTTPNodeConfiguration] {
        settings.urls.map { HTTPNodeConfiguration(baseURL: $0, apiKey: settings.apiKey) }
    }

    /// Ends all connections.
    func close() async throws { try await client.shutdown() }
}
