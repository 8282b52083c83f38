import PaymentModel
import Payments
import Synchronization

/// How often a subject may call.
public struct RateLimit: Hashable, Sendable {
    /// Requests that a full bucket holds.
    public var requests: Int
    /// The time in which an empty bucket fills up.
    public var window: Duration

    /// - Parameters:
    ///   - requests: 1 or more.
    ///   - window: 1 s or more.
    public init(requests: Int, per window: Duration) {
        self.requests = max(1, requests)
        self.window = max(.seconds(1), window)
    }
}

/// A token bucket for each subject. Buckets are counted in microseconds of refill: in milliseconds, no limit
/// could be above a thousand requests a second.
final class RateLimiter: Sendable {
    /// What a request learns about its bucket.
    struct Verdict: Hashable, Sendable {
        let isAllowed: Bool
        /// Whole requests that are left.
        let left: Int
        /// Until there is one more, or, if some are left, until the bucket is full.
        let secondsToRefill: Int
    }

    private struct Bucket {
        /// When the bucket will be full again. If that is in the past, it is full.
        var fullAt: Int64
    }

    private enum Limits {
        /// Buckets that are held at once. Full ones are dropped first: they are as good as new ones.
        static let bucketsMax = 10_000
    }

    let limit: RateLimit
    private let buckets = Mutex<[String: Bucket]>([:])

    init(_ limit: RateLimit) {
        self.limit = limit
    }

    /// Takes one request from the bucket of `subject`, if one is left.
    func take(_ subject: String, at now: Timestamp) -> Verdict {
        let now = now.milliseconds * 1000
        // The time in which one request is refilled, rounded up: the limit is never exceeded.
        let price = (limit.windowMicroseconds + Int64(limit.requests) - 1) / Int64(limit.requests)
        let window = price * Int64(limit.requests)
        return buckets.withLock { buckets in
            if buckets.count >= Limits.bucketsMax { buckets = buckets.filter { $0.value.fullAt > now } }
            let known = buckets[subject]?.fullAt ?? now
            let fullAt = min(max(known, now), now + window)
            // A clock that was set back must not lock a caller out for longer than a window.
            if fullAt < known { buckets[subject] = Bucket(fullAt: fullAt) }
            let free = window - (fullAt - now)
            guard free >= price else {
                return Verdict(isAllowed: false, left: 0, secondsToRefill: Self.seconds(price - free))
            }
            buckets[subject] = Bucket(fullAt: fullAt + price)
            return Verdict(
                isAllowed: true, left: Int((free - price) / price),
                secondsToRefill: Self.seconds(fullAt + price - now))
        }
    }

    private static func seconds(_ microseconds: Int64) -> Int { Int((microseconds + 999_999) / 1_000_000) }
}

extension RateLimit {
    fileprivate var windowMicroseconds: Int64 { window.components.seconds * 1_000_000 }

    /// The header fields of draft-ietf-httpapi-ratelimit-headers for `verdict`.
    func headers(for verdict: RateLimiter.Verdict) -> [(name: String, value: String)] {
        [
            ("RateLimit-Policy", "\"default\";q=\(requests);w=\(window.components.seconds)"),
            ("RateLimit", "\"default\";r=\(verdict.left);t=\(verdict.secondsToRefill)"),
        ]
    }
}
