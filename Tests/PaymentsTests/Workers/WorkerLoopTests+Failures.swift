import Logging
import Synchronization
import Testing
import TronNode

@testable import PaymentEngine
@testable import PaymentModel
@testable import Payments

extension WorkerLoopTests {
    @Test("a failure is logged once, retried every second, and its end is logged")
    func failures() async {
        let began = await run([
            { true }, { throw Failure(description: "no node") }, { throw Failure(description: "no node") },
            { false },
        ])

        #expect(began == [0, 0, 1, 2, 5])
        #expect(
            log.lines == [
                "warning worker failed reason=no node worker=scripted",
                "notice worker goes on worker=scripted",
            ])
    }

    @Test("nodes that contradict each other are an error that somebody has to look at")
    func contradiction() async {
        _ = await run([{ throw NodeError(.disagreement, "block 7") }])

        #expect(log.lines.count == 1)
        #expect(
            log.lines.first?.hasPrefix("error nodes contradict each other: nothing is settled reason=")
                == true)
    }

    @Test("a standing tells the last step that did not fail, and why the last one did")
    func standing() async throws {
        _ = await run([{ false }, { throw Failure(description: "no node") }])
        let failing = try #require(standings.all["scripted"])
        _ = await run([{ throw Failure(description: "no node") }, { false }])
        let healthy = try #require(standings.all["scripted"])

        #expect(failing.since == Samples.now)
        #expect(failing.failure == "no node")
        #expect(failing.patience == .seconds(63), "its interval, and a minute for a step")
        #expect(healthy.failure == nil)
        #expect(healthy.since > failing.since)
    }
}
