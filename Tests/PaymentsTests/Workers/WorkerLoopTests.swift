import Logging
import Synchronization
import Testing
import TronNode

@testable import PaymentEngine
@testable import PaymentModel
@testable import Payments

@Suite("The loop of a worker")
struct WorkerLoopTests {
    /// A worker whose steps a test decides; the last one ends its loop.
    private final class ScriptedWorker: Worker {
        let name = "scripted"
        let wakes = Signal()
        let interval = Duration.seconds(3)
        let needsNetwork = false
        private let steps: Mutex<[@Sendable () async throws -> Bool]>
        /// When each step began.
        let began = Mutex<[Timestamp]>([])
        private let clock: StandingClock

        init(on clock: StandingClock, _ steps: [@Sendable () async throws -> Bool]) {
            self.clock = clock
            self.steps = Mutex(steps)
        }

        func step() async throws -> Bool {
            began.withLock { $0.append(clock.now()) }
            let next = steps.withLock { $0.isEmpty ? nil : $0.removeFirst() }
            guard let next else { throw CancellationError() }
            return try await next()
        }
    }

    struct Failure: Error, CustomStringConvertible {
        let description: String
    }

    private let clock = StandingClock()
    let standings = WorkerStandings()
    let log = RecordedLog()
    /// No node has shown to be of the network.
    private let network = NetworkGuard(
        network: .devnet, assets: .usdt(Samples.usdtContract), node: StubNode(), clock: StandingClock(),
        logger: RecordedLog().logger)

    /// Runs the steps, and returns how many seconds after the start each began.
    func run(_ steps: [@Sendable () async throws -> Bool]) async -> [Int64] {
        let worker = ScriptedWorker(on: clock, steps)
        await WorkerLoop(
            worker: worker, network: network, standings: standings, clock: clock, logger: log.logger
        ).run()
        return worker.began.withLock { $0.map { $0.since(Samples.now).components.seconds } }
    }

    @Test("it goes on at once while there is more to do, and looks again after its interval")
    func pace() async {
        let began = await run([{ true }, { true }, { false }, { false }])

        #expect(began == [0, 0, 0, 3, 6])
        #expect(log.lines.isEmpty)
    }

    /// A clock on which no wait is ever over.
    private struct StuckClock: ServiceClock {
        func now() -> Timestamp { Samples.now }

        func sleep(for duration: Duration) async throws {
            try await ContinuousClock().sleep(for: .seconds(3600))
        }
    }

    @Test("a ring during a step is not missed: the next step begins at once", .timeLimit(.minutes(1)))
    func rung() async {
        let worker = Mutex<ScriptedWorker?>(nil)
        let scripted = ScriptedWorker(
            on: clock,
            [
                {
                    worker.withLock { $0 }?.wakes.ring()
                    return false
                }
            ])
        worker.withLock { $0 = scripted }

        await WorkerLoop(
            worker: scripted, network: network, standings: standings, clock: StuckClock(), logger: log.logger
        ).run()

        #expect(scripted.began.withLock(\.count) == 2)
    }
}
