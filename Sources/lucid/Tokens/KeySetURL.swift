import AsyncHTTPClient
import Logging
import NIOCore
import NIOHTTP1
import PaymentAPI
import PaymentModel
import Payments
import ServiceLifecycle

/// Fetches the JWK set of LUCID_JWT_JWKS_URL again and again. A set that cannot be fetched or used leaves the last one in
/// force, for a day at most.
struct KeySetURL: Service {
    let url: String
    let tokens: TokenVerifier
    let clock: any ServiceClock
    let logger: Logger

    enum Pace {
        /// A key that was added is known after this long.
        static let interval = Duration.seconds(60)
        /// After a failure.
        static let again = Duration.seconds(10)
        /// How long a set holds that cannot be fetched any more.
        static let staleMax = Duration.seconds(86_400)
        static let timeout = TimeAmount.seconds(10)
    }

    func run() async throws {
        var configuration = HTTPClient.Configuration(
            redirectConfiguration: .disallow, timeout: .init(connect: Pace.timeout, read: Pace.timeout))
        configuration.tracing.tracer = nil
        let client = HTTPClient(configuration: configuration)
        var state = KeySetFreshness()
        repeat {
            let result = await fetch(with: client)
            switch state.note(result, at: clock.now()) {
            case .fresh: break
            case .recovered: logger.notice("token keys fetched", metadata: ["url": "\(url)"])
            case .stale(let reason):
                logger.error(
                    "token keys not fetched; the ones before stay",
                    metadata: ["url": "\(url)", "reason": "\(reason)"])
            case .expired(let reason):
                tokens.drop(.fetched)
                logger.error(
                    "token keys too old; tokens that they signed are refused",
                    metadata: ["url": "\(url)", "reason": "\(reason)"])
            }
        } while await clock.sleepUnlessStopped(for: state.isStale ? Pace.again : Pace.interval)
        try await client.shutdown()
    }

    /// Fetches the set and uses it. Returns why that failed, nil if it did not.
    private func fetch(with client: HTTPClient) async -> String? {
        do {
            let response = try await client.execute(HTTPClientRequest(url: url), timeout: Pace.timeout)
            guard response.status == .ok else { return "the answer is \(response.status.code)" }
            let body = try await response.body.collect(upTo: KeySetLimits.bytesMax)
            guard let text = String(validating: body.readableBytesView, as: UTF8.self) else {
                return "the answer is not UTF-8"
            }
            try await tokens.use(text, of: .fetched)
            return nil
        } catch let error as TokenSettingsError {
            return error.reason
        } catch {
            return "\(error)"
        }
    }
}

/// How old the set is that was fetched last.
struct KeySetFreshness {
    /// What the result of one more attempt means.
    enum News: Hashable {
        case fresh
        /// The first success, or the first after failures.
        case recovered
        case stale(String)
        /// The last success was too long ago: said once.
        case expired(String)
    }

    private(set) var isStale = false
    private var fetchedAt: Timestamp?
    private var isExpired = false

    /// Takes note of an attempt that failed for `reason`, or did not fail.
    mutating func note(_ reason: String?, at now: Timestamp) -> News {
        guard let reason else {
            defer { (isStale, isExpired, fetchedAt) = (false, false, now) }
            return isStale || fetchedAt == nil ? .recovered : .fresh
        }
        isStale = true
        if let fetchedAt, !isExpired, now.since(fetchedAt) >= KeySetURL.Pace.staleMax {
            isExpired = true
            return .expired(reason)
        }
        return .stale(reason)
    }
}
