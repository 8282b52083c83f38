/// How often one node may be asked: a token bucket that learns from the node. What a gateway allows is written nowhere that
/// a program could read, so it is found out: without a refusal there is no bound; a refusal sets it to half of what was
/// asked in the second before; each answer raises it a little.
struct RequestBudget: Sendable {
    enum Limits {
        /// Below this a payment could not be followed at all.
        static let perSecondMin = 1.0
        /// What each answer adds, so that a minute of answers at 10 a second makes up for one refusal.
        static let raise = 0.01
        /// Below this nearly every gateway allows more: a refusal while little was asked must not make payments crawl for
        /// minutes, so the way back up to here takes half a minute.
        static let slow = 10.0
        static let raiseWhileSlow = 0.1
        /// The first wait after a refusal without `Retry-After`; doubled with each further one.
        static let pauseMin = Duration.seconds(1)
        static let pauseMax = Duration.seconds(60)
    }

    /// Questions in a second; nil as long as the node never refused.
    private(set) var perSecond: Double?
    private var tokens = 1.0
    private var filledAt: ContinuousClock.Instant
    private var pausedUntil: ContinuousClock.Instant
    private var refusals = 0
    private var secondBegan: ContinuousClock.Instant
    private var askedThisSecond = 0
    private var askedLastSecond = 0

    init(at now: ContinuousClock.Instant) {
        filledAt = now
        pausedUntil = now
        secondBegan = now
    }

    /// How long to wait for the next question; zero where it may be asked now.
    func wait(at now: ContinuousClock.Instant) -> Duration {
        if pausedUntil > now { return now.duration(to: pausedUntil) }
        guard let perSecond else { return .zero }
        let there = filled(at: now)
        return there >= 1 ? .zero : .seconds((1 - there) / perSecond)
    }

    /// Takes the token of one question.
    mutating func take(at now: ContinuousClock.Instant) {
        tokens = filled(at: now) - 1
        filledAt = now
        count(at: now)
        askedThisSecond += 1
    }

    /// The node answered.
    mutating func answered() {
        refusals = 0
        guard let perSecond else { return }
        self.perSecond = perSecond + (perSecond < Limits.slow ? Limits.raiseWhileSlow : Limits.raise)
    }

    /// The node refused: 429, or 403, which TronGrid says to a client that is banned for a while.
    mutating func refused(at now: ContinuousClock.Instant, retryAfter: Duration?) {
        count(at: now)
        let doubled = Limits.pauseMin * (1 << min(refusals, 6))
        pausedUntil = now + (retryAfter ?? min(doubled, Limits.pauseMax))
        refusals += 1
        let asked = Double(max(askedThisSecond, askedLastSecond))
        let bound = max(Limits.perSecondMin, min(perSecond ?? asked, asked) / 2)
        perSecond = bound
        tokens = min(tokens, bound)
    }

    private mutating func count(at now: ContinuousClock.Instant) {
        let elapsed = secondBegan.duration(to: now)
        guard elapsed >= .seconds(1) else { return }
        askedLastSecond = elapsed < .seconds(2) ? askedThisSecond : 0
        askedThisSecond = 0
        secondBegan = now
    }

    private func filled(at now: ContinuousClock.Instant) -> Double {
        guard let perSecond else { return 1 }
        let elapsed = filledAt.duration(to: now) / .seconds(1)
        return min(max(1, perSecond), tokens + max(0, elapsed) * perSecond)
    }
}
