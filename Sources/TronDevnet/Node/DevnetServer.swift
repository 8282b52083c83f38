import HTTPTypes
import Hummingbird
public import Logging
import NIOCore
public import ServiceLifecycle
import Synchronization

/// Serves a devnet over HTTP, and makes its blocks where they come on a timer.
public struct DevnetServer: Service {
    private let devnet: Devnet
    private let configuration: DevnetConfiguration
    private let logger: Logger
    /// Called once with the port that was bound.
    private let onListening: @Sendable (Int) async -> Void

    private enum Limits {
        /// Four times what a node takes: up to there the endpoint says itself that it is too much.
        static let bodyBytes = 16 * 1024 * 1024
    }

    /// Serves `devnet` once it runs, and calls `onListening` with the port that it got.
    public init(
        _ devnet: Devnet, configuration: DevnetConfiguration, logger: Logger,
        onListening: @escaping @Sendable (Int) async -> Void
    ) {
        self.devnet = devnet
        self.configuration = configuration
        self.logger = logger
        self.onListening = onListening
    }

    /// Serves until the graceful shutdown.
    public func run() async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await application.run() }
            if configuration.blockInterval > .zero {
                group.addTask { await cancelWhenGracefulShutdown { await mine() } }
            }
            try await group.waitForAll()
        }
    }

    private func mine() async {
        let clock = ContinuousClock()
        var next = clock.now
        while !Task.isCancelled {
            next = next.advanced(by: configuration.blockInterval)
            do {
                try await clock.sleep(until: next)
            } catch {
                return
            }
            await devnet.mine()
        }
    }

    private var application: some ApplicationProtocol {
        let (devnet, host, onListening) = (devnet, configuration.host, onListening)
        let logger = logger
        return Application(
            responder: CallbackResponder { (request: Request, context: DevnetRequestContext) in
                try await Self.respond(to: request, context, by: devnet)
            },
            configuration: .init(
                address: .hostname(host, port: configuration.port), serverName: "tron-devnet"),
            onServerRunning: { channel in
                let port = channel.localAddress?.port ?? 0
                logger.info("listening on http://\(host):\(port)")
                await onListening(port)
            }, logger: logger)
    }

    private static func respond(
        to request: Request, _ context: DevnetRequestContext, by devnet: Devnet
    ) async throws -> Response {
        let body = try await request.body.collect(upTo: Limits.bodyBytes)
        var query: [String: String] = [:]
        for (key, value) in request.uri.queryParameters { query[String(key)] = String(value) }
        let answer = await devnet.answer(
            DevnetRequest(
                method: request.method.rawValue, path: request.uri.path, query: query,
                contentType: request.headers[.contentType] ?? "", body: Array(buffer: body)))
        if answer.delay > .zero { try await Task.sleep(for: answer.delay) }
        guard answer.delivery == .normal else {
            try await context.channel.close()
            throw CancellationError()
        }
        var headers: HTTPFields = [:]
        if let type = answer.contentType { headers[.contentType] = type }
        for (name, value) in answer.headers {
            if let name = HTTPField.Name(name) { headers[name] = value }
        }
        return Response(
            status: .init(code: answer.status), headers: headers,
            body: .init(byteBuffer: ByteBuffer(bytes: answer.body)))
    }
}

/// A request with its connection, which a fault may close.
struct DevnetRequestContext: RequestContext {
    var coreContext: CoreRequestContextStorage
    let channel: any Channel

    init(source: ApplicationRequestContextSource) {
        coreContext = .init(source: source)
        channel = source.channel
    }
}
