import Tron
import TronNode

/// What the pool knows of one node from its answers so far.
struct NodeStanding: Sendable {
    enum Limits {
        /// A node that failed is passed over so long, unless no other is left.
        static let rest = Duration.seconds(5)
        /// Blocks behind the best node from which on one is lagging: a minute of chain.
        static let lagBlocksMax: Int64 = 20
        /// What was heard of a node's height is forgotten after this, so that it is asked again.
        static let heightLifetime = Duration.seconds(30)
        /// Blocks asked for at once; java-tron answers at most 100.
        static let rangeMax = 100
        /// Latency is a running mean of about so many answers.
        static let latencyWindow = 8
    }

    var budget: RequestBudget
    private var restsUntil: ContinuousClock.Instant?
    private var heights: [ChainView: (number: BlockNumber, at: ContinuousClock.Instant)] = [:]
    /// Mean time of its answers; nil before the first.
    private(set) var latency: Duration?
    /// How many blocks it is asked for at once: halved where it does not tell as many, and doubled where it does.
    private(set) var range = Limits.rangeMax
    /// Whether it has told a block of the past: a lite full node does not.
    private(set) var hasHistory = false
    /// Whether it is of another chain, and asked nothing any more.
    var isLeftOut = false

    init(at now: ContinuousClock.Instant) {
        budget = RequestBudget(at: now)
    }

    /// Whether it failed a moment ago, and has not answered since.
    func rests(at now: ContinuousClock.Instant) -> Bool { restsUntil.map { $0 > now } ?? false }

    /// The newest block that it told of lately.
    func height(in view: ChainView, at now: ContinuousClock.Instant) -> BlockNumber? {
        heights[view].flatMap { now - $0.at < Limits.heightLifetime ? $0.number : nil }
    }

    mutating func answered(in elapsed: Duration) {
        budget.answered()
        restsUntil = nil
        let mean = latency ?? elapsed
        latency = mean + (elapsed - mean) / Limits.latencyWindow
    }

    /// It told as many blocks as it was asked for.
    mutating func toldRange() { range = min(range * 2, Limits.rangeMax) }

    /// It did not tell `count` blocks at once. Returns whether fewer are worth a question.
    mutating func refusedRange(of count: Int) -> Bool {
        range = max(1, min(range, count) / 2)
        return count > 1
    }

    /// It told a block of the past.
    mutating func toldHistory() { hasHistory = true }

    mutating func heard(_ number: BlockNumber, in view: ChainView, at now: ContinuousClock.Instant) {
        heights[view] = (number, now)
    }

    mutating func failed(_ error: NodeError, at now: ContinuousClock.Instant) {
        if error.code == .rateLimited {
            budget.refused(at: now, retryAfter: error.retryAfter)
        } else {
            hasHistory = false
            restsUntil = now + max(error.retryAfter ?? Limits.rest, Limits.rest)
        }
    }
}
