import Testing

@testable import TronNodeHTTP

@Suite("What a node lets itself be asked")
struct RequestBudgetTests {
    private let start = ContinuousClock.now

    /// A budget that was asked `count` questions in one second.
    private func asked(_ count: Int) -> RequestBudget {
        var budget = RequestBudget(at: start)
        for question in 0..<count { budget.take(at: start + .milliseconds(question * 1000 / max(1, count))) }
        return budget
    }

    @Test("without a refusal there is no bound")
    func unbounded() {
        let budget = asked(5000)

        #expect(budget.wait(at: start) == .zero)
        #expect(budget.perSecond == nil)
    }

    @Test("a refusal halves what was asked, and pauses as long as the node says")
    func refusal() {
        var budget = asked(20)

        budget.refused(at: start + .seconds(1), retryAfter: .seconds(7))

        #expect(budget.perSecond == 10)
        #expect(budget.wait(at: start + .seconds(1)) == .seconds(7))
        #expect(budget.wait(at: start + .seconds(8)) == .zero)
    }

    @Test("without word from the node the pause doubles, up to a minute")
    func pauses() {
        var budget = asked(20)
        var now = start + .seconds(1)
        var pauses: [Duration] = []
        for _ in 0..<8 {
            budget.refused(at: now, retryAfter: nil)
            let pause = budget.wait(at: now)
            pauses.append(pause)
            now += pause
        }

        #expect(pauses == [1, 2, 4, 8, 16, 32, 60, 60].map { .seconds($0) })
        #expect(budget.perSecond == 1, "never less than that")
    }

    @Test("after a refusal while little was asked, the way back to an ordinary pace takes half a minute")
    func slowStart() {
        var budget = asked(1)
        budget.refused(at: start + .seconds(1), retryAfter: .seconds(1))
        var now = start + .seconds(2)
        while budget.perSecond ?? 0 < 10 {
            now += budget.wait(at: now)
            budget.take(at: now)
            budget.answered()
        }

        #expect((10...40).contains((start + .seconds(2)).duration(to: now) / .seconds(1)))
    }

    @Test("a bound is kept, and raised a little by each answer")
    func bound() {
        var budget = asked(20)
        budget.refused(at: start + .seconds(1), retryAfter: .seconds(1))
        var now = start + .seconds(2)
        let end = now + .seconds(10)
        var questions = 0
        while now < end {
            now += budget.wait(at: now)
            budget.take(at: now)
            questions += 1
        }

        #expect((95...115).contains(questions), "10 a second for 10 seconds, and the bucket: \(questions)")
        for _ in 0..<100 { budget.answered() }
        #expect((10.9...11.1).contains(budget.perSecond ?? 0))
    }
}
