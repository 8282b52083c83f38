import AsyncHTTPClient
import Logging
import NIOCore
import TronNodeHTTP

/// The configured nodes and the connections to them.
struct NodeConnections {
    let pool: NodePool
    /// The same nodes for what callers read.
    let callersPool: NodePool
    private let clients: [HTTPClient]

    private enum Limits {
        static let connectSeconds: Int64 = 5
        /// As many as busy workers use at once; more would only be held open.
        static let connectionsPerNode = 24
        /// Callers' reads are answered together where they ask the same: few connections suffice.
        static let callersConnectionsPerNode = 8
    }

    init(_ settings: NodeSettings, logger: Logger) {
        let clients = [Limits.connectionsPerNode, Limits.callersConnectionsPerNode].map { connections in
            var configuration = Self.clientConfiguration(settings)
            configuration.connectionPool.concurrentHTTP1ConnectionsPerHostSoftLimit = connections
            return HTTPClient(configuration: configuration)
        }
        func pool(_ client: HTTPClient) -> NodePool {
            NodePool(
                nodes: Self.nodeConfigurations(settings).map { HTTPNode(configuration: $0, client: client) },
                logger: logger)
        }
        self.clients = clients
        (self.pool, callersPool) = (pool(clients[0]), pool(clients[1]))
    }

    /// How to connect to nodes: directly or through the configured proxy.
    static func clientConfiguration(_ settings: NodeSettings) -> HTTPClient.Configuration {
        var configuration = HTTPClient.Configuration(
            redirectConfiguration: .disallow,
            timeout: .init(connect: .seconds(Limits.connectSeconds)))
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
        settings.urls.indices.map { index in
            HTTPNodeConfiguration(
                baseURL: settings.urls[index], apiKey: settings.apiKey, ownTimeout: settings.timeouts?[index])
        }
    }

    /// Ends all connections.
    func close() async throws {
        for client in clients { try await client.shutdown() }
    }
}
