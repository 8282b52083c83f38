import Logging
import ServiceLifecycle
import UnixSignals

/// Changes the log's level while the service runs: SIGHUP reads it from the configuration again, SIGUSR1 switches between
/// `debug` and what is configured.
struct LogLevelService: Service {
    /// Reads the configured level again.
    let configured: @Sendable () async throws -> Logger.Level
    let logger: Logger

    func run() async throws {
        for await signal in await UnixSignalsSequence(trapping: .sighup, .sigusr1).cancelOnGracefulShutdown()
        {
            do {
                let level = try await configured()
                let isDebugging = LogLevel.shared.value == .debug && level != .debug
                set(signal == .sighup || isDebugging ? level : .debug)
            } catch {
                logger.error("configuration not read again", metadata: ["reason": "\(error)"])
            }
        }
    }

    private func set(_ level: Logger.Level) {
        LogLevel.shared.value = level
        // Whatever the level is: an operator wants to see that the signal came.
        var logger = logger
        logger.logLevel = .trace
        logger.notice("log level", metadata: ["log_level": "\(level.rawValue)"])
    }
}
