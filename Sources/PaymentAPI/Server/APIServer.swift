import HTTPTypes
import Hummingbird
import HummingbirdCore
import HummingbirdTLS
public import Logging
import NIOCore
import NIOSSL
import PaymentModel
public import Payments
public import ServiceLifecycle

/// The HTTP API as a service: it listens until the graceful shutdown, and finishes what is in flight then.
public struct APIServer: Service {
    private let responder: APIResponder
    private let configuration: APIConfiguration
    private let logger: Logger
    private let onListening: @Sendable (Int) async -> Void

    private enum Limits {
        /// A client that says nothing for so long is gone; the longest wait for a final status is 60 s.
        static let idle = TimeAmount.seconds(90)
        /// Connections that wait to be accepted: bursts of batches come at the full hour.
        static let backlog = 1024
    }

    /// - Parameter onListening: called once, with the port that was bound.
    public init(
        system: PaymentServices, tokens: TokenVerifier, configuration: APIConfiguration, logger: Logger,
        onListening: @escaping @Sendable (_ port: Int) async -> Void
    ) {
        responder = APIResponder(
            system: system, tokens: tokens, configuration: configuration, logger: logger)
        self.configuration = configuration
        self.logger = logger
        self.onListening = onListening
    }

    /// Serves until the graceful shutdown.
    ///
    /// - Throws: where the port can't be bound or the TLS files can't be read.
    public func run() async throws {
        let onListening = onListening
        // Whoever composes the service says where it listens, once; the framework need not.
        var quiet = logger
        quiet.logLevel = max(logger.logLevel, .notice)
        let application = Application(
            responder: responder, server: try server,
            configuration: .init(
                address: .hostname(configuration.host, port: configuration.port), backlog: Limits.backlog),
            onServerRunning: { channel in await onListening(channel.localAddress?.port ?? 0) },
            logger: quiet)
        try await application.run()
    }

    private var server: HTTPServerBuilder {
        get throws {
            let http = HTTPServerBuilder.http1(configuration: .init(idleTimeout: Limits.idle))
            guard let files = configuration.tls else { return http }
            let chain = try NIOSSLCertificate.fromPEMFile(files.certificatePath)
            let key = try NIOSSLPrivateKey(file: files.keyPath, format: .pem)
            let tls = TLSConfiguration.makeServerConfiguration(
                certificateChain: chain.map { .certificate($0) }, privateKey: .privateKey(key))
            return try .tls(http, tlsConfiguration: tls)
        }
    }
}
