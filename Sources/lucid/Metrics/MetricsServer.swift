import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import ServiceLifecycle

/// Serves `/metrics` on its own listener, so that it can be reached from elsewhere than the API.
struct MetricsServer: Service {
    let source: MetricsSource
    let settings: MetricsSettings
    let logger: Logger

    /// Serves until the graceful shutdown. Payments do not depend on metrics: if the port can't be bound, an error is
    /// logged and the service runs without them.
    func run() async throws {
        do {
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { await source.observer.run() }
                group.addTask { try await application.run() }
                defer { group.cancelAll() }
                // The application ends first: observing ends when it is cancelled.
                try await group.next()
            }
        } catch {
            logger.error("metrics are not served", metadata: ["reason": "\(error)"])
            // The group ends where a service does.
            try await gracefulShutdown()
        }
    }

    private var application: some ApplicationProtocol {
        let (source, settings, logger) = (source, settings, logger)
        return Application(
            responder: CallbackResponder { (request: Request, _: BasicRequestContext) in
                guard request.uri.path == "/metrics" else { return Response(status: .notFound) }
                guard request.method == .get else {
                    return Response(status: .methodNotAllowed, headers: [.allow: "GET"])
                }
                let page = MetricsPage(of: source)
                return Response(
                    status: .ok, headers: [.contentType: "text/plain; version=0.0.4; charset=utf-8"],
                    body: .init(byteBuffer: ByteBuffer(string: page.text)))
            },
            configuration: .init(address: .hostname(settings.host, port: settings.port)),
            onServerRunning: { channel in
                let port = channel.localAddress?.port ?? 0
                logger.info(
                    "metrics on \(ListeningAddress.url(scheme: "http", host: settings.host, port: port))")
            }, logger: logger.quieter)
    }
}

extension Logger {
    /// For libraries whose details are logged elsewhere.
    var quieter: Self {
        var logger = self
        logger.logLevel = max(logLevel, .warning)
        return logger
    }
}
