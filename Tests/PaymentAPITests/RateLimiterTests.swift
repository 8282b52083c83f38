import PaymentModel
import Payments
import Testing

@testable import PaymentAPI

@Suite("Rates")
struct RateLimiterTests {
    private static let start = Timestamp(milliseconds: 1_700_000_000_000)

    private static func allowed(by limiter: RateLimiter, at time: Timestamp, of count: Int) -> Int {
        (0..<count).count { _ in limiter.take("somebody", at: time).isAllowed }
    }

    @Test(
        "a full bucket holds as many as the limit says, also more than a thousand a second",
        arguments: [(3, 7), (600, 60), (50_000, 1), (200_000, 60)] as [(Int, Int64)])
    func full(requests: Int, seconds: Int64) {
        let limiter = RateLimiter(RateLimit(requests: requests, per: .seconds(seconds)))

        #expect(Self.allowed(by: limiter, at: Self.start, of: requests + 10) == requests)
        let half = Self.start.adding(.milliseconds(seconds * 500))
        let refilled = Self.allowed(by: limiter, at: half, of: requests)
        #expect((requests / 2 - 1...requests / 2).contains(refilled))
        #expect(limiter.take("somebody else", at: half).left == requests - 1)
    }
}
