import PaymentModel
import Payments
import Testing

@testable import PaymentAPI

@Suite("Rates, at their boundaries")
struct RateBoundaryTests {
    private static let start = Timestamp(milliseconds: 1_700_000_000_000)

    private static func later(_ milliseconds: Int64) -> Timestamp {
        start.adding(.milliseconds(milliseconds))
    }

    @Test(
        "whoever asks a moment too early is refused, also where the window does not divide",
        arguments: [(7, 10), (3, 1), (11, 60), (600, 60), (13, 3600), (1, 7)] as [(Int64, Int64)])
    func neverPassed(requests: Int64, seconds: Int64) {
        let limiter = RateLimiter(RateLimit(requests: Int(requests), per: .seconds(seconds)))
        for _ in 0..<requests { #expect(limiter.take("s", at: Self.start).isAllowed) }

        for number in 1...5000 {
            // The last millisecond before so many requests have come back.
            let due = (Int64(number) * seconds * 1000 + requests - 1) / requests
            let early = limiter.take("s", at: Self.later(due - 1))
            // Each comes back a fraction of a microsecond later than the limit says; the bucket is emptied again then.
            let inTime = limiter.take("s", at: Self.later(due + Int64(number) / 1000 + 1))

            guard !early.isAllowed, inTime.isAllowed else {
                Issue.record("request \(number) came back \(early.isAllowed ? "too early" : "too late")")
                return
            }
        }
    }

    @Test(
        "whoever waits as long as told is let in",
        arguments: [(7, 10), (3, 1), (600, 60), (1, 3600)] as [(Int, Int64)])
    func waiting(requests: Int, seconds: Int64) {
        let limiter = RateLimiter(RateLimit(requests: requests, per: .seconds(seconds)))
        for offset in [0, 1, 333, 999] as [Int64] {
            let subject = "s\(offset)"
            for _ in 0..<requests { _ = limiter.take(subject, at: Self.later(offset)) }

            let refused = limiter.take(subject, at: Self.later(offset + 1))
            let waited = limiter.take(
                subject, at: Self.later(offset + 1 + Int64(refused.secondsToRefill) * 1000))

            #expect(!refused.isAllowed && refused.secondsToRefill > 0)
            #expect(waited.isAllowed)
        }
    }

    @Test("each subject has a bucket of its own")
    func subjects() {
        let limiter = RateLimiter(RateLimit(requests: 2, per: .seconds(60)))
        #expect(limiter.take("a", at: Self.start).left == 1)
        #expect(limiter.take("a", at: Self.start).left == 0)
        #expect(!limiter.take("a", at: Self.start).isAllowed)
        #expect(limiter.take("b", at: Self.start).left == 1)
        #expect(!limiter.take("a", at: Self.start).isAllowed)
    }

    @Test("a clock that went back locks nobody out for longer than a window")
    func clockGoesBack() {
        let limiter = RateLimiter(RateLimit(requests: 2, per: .seconds(60)))
        for _ in 0..<2 { _ = limiter.take("a", at: Self.later(3_600_000)) }

        #expect(!limiter.take("a", at: Self.start).isAllowed)
        #expect(limiter.take("a", at: Self.later(60_000)).isAllowed)
    }

    @Test("where there are many subjects, those that are busy are remembered")
    func manySubjects() {
        let limiter = RateLimiter(RateLimit(requests: 1, per: .seconds(3600)))
        for number in 0..<10_100 { #expect(limiter.take("s\(number)", at: Self.start).isAllowed) }

        for number in stride(from: 0, to: 10_100, by: 400) {
            #expect(!limiter.take("s\(number)", at: Self.later(1)).isAllowed, "\(number)")
        }
    }
}
