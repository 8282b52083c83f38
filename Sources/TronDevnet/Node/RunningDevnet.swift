public import Logging
import ServiceLifecycle
import Synchronization

/// A development node inside the process, on a free port: for tests.
public struct RunningDevnet: Sendable {
    /// The chain, for tests that look inside.
    public let devnet: Devnet
    /// Without a slash at its end.
    public let url: String
    private let group: ServiceGroup
    private let task: Task<Void, any Error>

    /// Starts a node and returns once it listens.
    public static func start(
        _ configuration: DevnetConfiguration = DevnetConfiguration(),
        logger: Logger = Logger(label: "tron-devnet", factory: { _ in SwiftLogNoOpLogHandler() })
    ) async throws -> Self {
        let devnet = try Devnet(configuration)
        let (ports, found) = AsyncStream.makeStream(of: Int.self)
        let server = DevnetServer(devnet, configuration: configuration, logger: logger) { port in
            found.yield(port)
            found.finish()
        }
        let group = ServiceGroup(configuration: .init(services: [server], logger: logger))
        let task = Task {
            defer { found.finish() }
            try await group.run()
        }
        for await port in ports {
            return Self(devnet: devnet, url: "http://\(configuration.host):\(port)", group: group, task: task)
        }
        try await task.value
        throw CancellationError()
    }

    /// Stops it, and returns once it has stopped.
    public func stop() async {
        await group.triggerGracefulShutdown()
        // How it ended is of no interest to whoever stopped it.
        _ = try? await task.value
    }
}
