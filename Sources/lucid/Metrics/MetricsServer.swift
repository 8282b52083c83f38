import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import PaymentModel
import Payments
import ServiceLifecycle

/// Serves `/metrics` on its own listener, so that it can be reached from elsewhere than the API.
struct MetricsServer: Service {
    let system: PaymentServices
    let settings: MetricsSettings
    let startedAt: Timestamp
    let logger: Logger

    /// Serves until the graceful shutdown. Payments do not depend on metrics: if the port can't be bound, an error is
    /// logged and the service runs without them.
    func run() async throws {
        do {
            try await application.run()
        } catch {
            logger.error("metrics are not served", metadata: ["reason": "\(error)"])
            // The group ends where a service does.
            try await gracefulShutdown()
        }
    }

    private var application: some ApplicationProtocol {
        let (system, startedAt, settings, logger) = (system, startedAt, settings, logger)
        return Application(
            responder: CallbackResponder { (request: Request, _: BasicRequestContext) in
                guard request.uri.path == "/metrics" else { return Response(status: .notFound) }
                guard request.method == .get else {
                    return Response(status: .methodNotAllowed, headers: [.allow: "GET"])
                }
                let page = await MetricsPage.now(of: system, startedAt: startedAt)
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
