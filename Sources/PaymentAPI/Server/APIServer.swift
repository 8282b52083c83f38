import HummingbirdCore
import HummingbirdTLS
public import Logging
import NIOCore
import NIOPosix
import NIOSSL
import PaymentModel
public import Payments
public import ServiceLifecycle

/// The HTTP API as a service. It listens until the graceful shutdown, and then finishes what is in flight.
public struct APIServer: Service {
    private let door: Door
    private let gate: ConnectionGate
    private let strangerSums: StrangerSums
    private let clock: any ServiceClock
    private let configuration: APIConfiguration
    private let logger: Logger
    private let onListening: @Sendable (Int) async -> Void

    private enum Limits {
        /// Connections that wait to be accepted: batches come in bursts at the full hour.
        static let backlog = 1024
    }

    /// - Parameter onListening: called once, with the port that was bound.
    public init(
        system: PaymentServices, tokens: TokenVerifier, configuration: APIConfiguration, logger: Logger,
        onListening: @escaping @Sendable (_ port: Int) async -> Void
    ) {
        let origin = CallerOrigin(trustedProxies: configuration.trustedProxies)
        gate = ConnectionGate(connectionsMax: configuration.connectionsMax, origin: origin)
        strangerSums = StrangerSums(audit: system.audit, clock: system.clock, logger: logger)
        door = Door(
            system: system, tokens: tokens, rateLimit: configuration.rateLimit,
            operations: ServedOperations.all(
                of: system, version: configuration.version, basePath: configuration.basePath),
            basePath: configuration.basePath, origin: origin, strangerSums: strangerSums, logger: logger)
        clock = system.clock
        self.configuration = configuration
        self.logger = logger
        self.onListening = onListening
    }

    /// Serves until the graceful shutdown.
    ///
    /// - Throws: if the port can't be bound or the TLS files can't be read.
    public func run() async throws {
        try await withThrowingTaskGroup(of: Void.self) { tasks in
            tasks.addTask { await strangerSums.run() }
            try await listen()
            tasks.cancelAll()
        }
        await strangerSums.write()
    }

    private func listen() async throws {
        let connections = HTTPConnections(door: door, gate: gate, clock: clock)
        guard let files = configuration.tls else { return try await serve(connections) }
        let chain = try NIOSSLCertificate.fromPEMFile(files.certificatePath)
        let key = try NIOSSLPrivateKey(file: files.keyPath, format: .pem)
        var tls = TLSConfiguration.makeServerConfiguration(
            certificateChain: chain.map { .certificate($0) }, privateKey: .privateKey(key))
        tls.minimumTLSVersion = .tlsv12
        tls.cipherSuites = Self.intermediateCiphers
        try await serve(try TLSChannel(connections, tlsConfiguration: tls))
    }

    /// Of TLS 1.2, by Mozilla's "intermediate" recommendation; those of TLS 1.3 are all good.
    private static let intermediateCiphers = [
        "ECDHE-ECDSA-AES128-GCM-SHA256", "ECDHE-RSA-AES128-GCM-SHA256", "ECDHE-ECDSA-AES256-GCM-SHA384",
        "ECDHE-RSA-AES256-GCM-SHA384", "ECDHE-ECDSA-CHACHA20-POLY1305", "ECDHE-RSA-CHACHA20-POLY1305",
    ].joined(separator: ":")

    private func serve(_ connections: some ServerChildChannel) async throws {
        let onListening = onListening
        // The composition logs the address, so the framework need not.
        var quiet = logger
        quiet.logLevel = max(logger.logLevel, .notice)
        let server = connections.server(
            configuration: ServerConfiguration(
                address: .hostname(configuration.host, port: configuration.port), backlog: Limits.backlog),
            onServerRunning: { channel in await onListening(channel.localAddress?.port ?? 0) },
            eventLoopGroup: MultiThreadedEventLoopGroup.singleton, logger: quiet)
        try await server.run()
    }
}
