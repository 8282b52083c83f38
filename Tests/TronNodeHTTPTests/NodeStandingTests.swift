import Testing
import Tron
import TronNode

@testable import TronNodeHTTP

@Suite("What a pool knows of a node")
struct NodeStandingTests {
    let start = ContinuousClock.now

    @Test("a node that failed rests five seconds, or as long as it says, where that is longer")
    func rest() {
        for (told, rest) in [(nil, 5), (1, 5), (5, 5), (60, 60)] as [(Int?, Int)] {
            var standing = NodeStanding(at: start)
            standing.failed(
                NodeError(.serverError, "simulated", retryAfter: told.map { .seconds($0) }), at: start)

            #expect(standing.rests(at: start))
            #expect(standing.rests(at: start + .seconds(rest) - .milliseconds(1)))
            #expect(!standing.rests(at: start + .seconds(rest)))
        }
    }

    @Test("a node that limits how often it is asked does not rest: its budget waits")
    func limited() {
        var standing = NodeStanding(at: start)

        standing.failed(NodeError(.rateLimited, "simulated", retryAfter: .seconds(9)), at: start)

        #expect(!standing.rests(at: start))
        #expect(standing.budget.wait(at: start) == .seconds(9))
    }

    @Test("an answer ends the rest, and the doubling of pauses")
    func answered() {
        var standing = NodeStanding(at: start)
        for _ in 0..<3 { standing.failed(NodeError(.rateLimited, "simulated"), at: start) }
        standing.failed(NodeError(.timedOut, "simulated"), at: start)

        standing.answered(in: .milliseconds(10))
        standing.failed(NodeError(.rateLimited, "simulated"), at: start)

        #expect(!standing.rests(at: start))
        #expect(standing.budget.wait(at: start) == .seconds(1))
    }

    @Test("latency is a running mean of the answers")
    func latency() {
        var standing = NodeStanding(at: start)
        standing.answered(in: .milliseconds(80))
        #expect(standing.latency == .milliseconds(80))

        standing.answered(in: .milliseconds(160))
        #expect(standing.latency == .milliseconds(90))
    }

    @Test("a budget that was not used is not more than a second's")
    func unused() {
        var budget = RequestBudget(at: start)
        for question in 0..<20 { budget.take(at: start + .milliseconds(question * 50)) }
        budget.refused(at: start + .seconds(1), retryAfter: .seconds(1))
        let later = start + .seconds(1000)

        for _ in 0..<10 { budget.take(at: later) }

        #expect(budget.perSecond == 10)
        #expect(budget.wait(at: later) > .zero)
    }
}
