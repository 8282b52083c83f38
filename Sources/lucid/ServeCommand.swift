import ArgumentParser
import Logging
import PaymentAPI
import PaymentEngine
import PaymentModel
import Payments
import ServiceLifecycle
import TronNode
import UnixSignals

/// `lucid serve`
struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "Runs the service until SIGTERM or SIGINT, then answers what is in flight and exits with 0."
    )

    @OptionGroup var options: ConfigurationOptions

    func run() async throws {
        let configuration = try await options.configuration()
        configuration.log.install()
        let registry = MetricRegistry()
        registry.install()
        let logger = Logger(label: "lucid")
        configuration.tell(logger)
        let lock = try ServingLock.take(of: configuration.store)
        let parts = try await ServiceParts.open(configuration, logger: logger)
        do {
            try await NetworkCheck(system: parts.system, logger: logger).run()
            try await serve(configuration, parts: parts, registry: registry, logger: logger)
        } catch {
            try await parts.close()
            throw CommandFailure.from(error, serving: configuration)
        }
        try await parts.close()
        try lock.release()
        logger.info("stopped")
    }

    /// The server starts last and stops first, so that the engine works while requests are answered.
    private func serve(
        _ configuration: ServiceConfiguration, parts: ServiceParts, registry: MetricRegistry, logger: Logger
    ) async throws {
        let address = ListeningAddress(directory: configuration.store.directory)
        let http = configuration.http
        let tokens = try await configuration.tokenVerifier()
        let server = APIServer(
            system: parts.system.services, tokens: tokens,
            configuration: APIConfiguration(http, version: BuildVersion.current.version), logger: logger
        ) { port in
            let url = ListeningAddress.url(host: http.host, port: port, http: http)
            do {
                try address.leave(url)
            } catch {
                logger.warning("address not left for lucid health", metadata: ["reason": "\(error)"])
            }
            logger.info("listening on \(url)")
        }
        let metrics = MetricsServer(
            source: MetricsSource(
                system: parts.system.services, store: parts.store, registry: registry,
                backup: configuration.backup),
            settings: configuration.metrics, logger: logger)
        let backups = BackupService(configuration, clock: parts.system.services.clock, logger: logger)
        let levels = LogLevelService(
            configured: { [file = options.file] in
                try await ServiceConfiguration(ConfigurationOptions.sources(file: file)).log.level
            }, logger: logger)
        let services = parts.system.services
        let checkpoints = configuration.audit.sink.map { _ in
            CheckpointService(checkpoints: services.checkpoints, clock: services.clock, logger: logger)
        }
        // The checkpoints stop last: the last one has what the others still audited.
        let group = ServiceGroup(
            configuration: .init(
                services: (checkpoints.map { [$0] } ?? []) + [levels, metrics, parts.system.engine]
                    + configuration.keyServices(of: tokens, clock: services.clock, logger) + [server]
                    + (backups.map { [$0] } ?? []),
                gracefulShutdownSignals: [.sigterm, .sigint],
                logger: logger.quieter))
        try await group.run()
        do {
            try address.remove()
        } catch {
            logger.warning("address not taken away", metadata: ["reason": "\(error)"])
        }
    }
}

/// Asks the nodes, before anything is served, whether they belong to the configured network.
struct NetworkCheck {
    let system: PaymentSystem
    let logger: Logger

    private enum Limits {
        /// A node that does not answer must not keep the service from starting; the engine continues asking.
        static let wait = Duration.seconds(3)
    }

    /// - Throws: `NetworkRefusal` if they do not. If none answers, the service starts and is not ready.
    func run() async throws {
        let isAnswered = try await withThrowingTaskGroup(of: Bool.self) { group in
            group.addTask {
                do {
                    try await system.checkNetwork()
                    return true
                } catch is NodeError {
                    return false
                }
            }
            group.addTask {
                try? await Task.sleep(for: Limits.wait)
                return false
            }
            defer { group.cancelAll() }
            return try await group.next() ?? false
        }
        if !isAnswered { logger.warning("no node answers; the service starts and is not ready") }
    }
}

extension ServiceConfiguration {
    /// Logs what an operator wants to see first.
    fileprivate func tell(_ logger: Logger) {
        let build = BuildVersion.current
        logger.info(
            "starting",
            metadata: [
                "version": "\(build.version)", "commit": "\(build.commit)",
                "network": "\(node.network.rawValue)", "nodes": "\(node.names)",
                "store": "\(store.databasePath)",
            ])
        guard node.network == .devnet else { return }
        for setting in settings {
            guard case .madeAtFirstStart(let path) = setting.origin else { continue }
            logger.notice(
                "secret of a development network",
                metadata: ["variable": "\(setting.variable.name)", "path": "\(path)"])
        }
    }

    /// What keeps the keys of tokens up to date.
    fileprivate func keyServices(
        of verifier: TokenVerifier, clock: any ServiceClock, _ logger: Logger
    ) -> [any Service] {
        var services: [any Service] = []
        if let path = tokens.keySetPath {
            services.append(KeySetFile(path: path, tokens: verifier, clock: clock, logger: logger))
        }
        if let url = tokens.keySetURL {
            services.append(KeySetURL(url: url, tokens: verifier, clock: clock, logger: logger))
        }
        return services
    }

    fileprivate func tokenVerifier() async throws -> TokenVerifier {
        let secret = try secrets.jwtSecret.value(
            random: SystemRandom(), parse: SecretSettings.jwtSecret(parsing:))
        do {
            return try await TokenVerifier(TokenSettings(tokens, secret: secret))
        } catch {
            throw CommandFailure(.configuration, error.reason)
        }
    }
}
