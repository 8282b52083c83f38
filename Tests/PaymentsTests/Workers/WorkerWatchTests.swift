import Logging
import Testing

@testable import PaymentEngine
@testable import PaymentModel
@testable import Payments

@Suite("Workers that stand still")
struct WorkerWatchTests {
    private let clock = StandingClock()
    private let standings = WorkerStandings()
    private let log = RecordedLog()

    private var watch: WorkerWatch {
        WorkerWatch(standings: standings, clock: clock, logger: log.logger)
    }

    @Test(
        "a worker stands still when it did nothing for longer than a healthy one would",
        arguments: [(0, false), (63, false), (64, true), (-10, false)])
    func patience(seconds: Int, isStanding: Bool) throws {
        standings.start("follower", patience: .seconds(63), at: Samples.now)
        let standing = try #require(standings.all["follower"])
        let now = Samples.now.adding(.seconds(seconds))

        #expect(standing.isStandingStill(at: now) == isStanding)
        #expect(standing.lag(at: now) == .seconds(max(0, seconds)), "a clock that goes back is no lag")
    }

    @Test("one that hangs in a step is reported once, and once more when it goes on")
    func hanging() async {
        let watch = watch
        standings.start("follower", patience: .seconds(63), at: clock.now())
        standings.start("dispatcher", patience: .seconds(63), at: clock.now())

        #expect(await !watch.step())
        #expect(log.lines.isEmpty)
        clock.move(by: .seconds(64))
        standings.succeed("dispatcher", at: clock.now())
        for _ in 0..<3 { _ = await watch.step() }
        clock.move(by: .seconds(60))
        _ = await watch.step()
        standings.succeed("follower", at: clock.now())
        for _ in 0..<3 { _ = await watch.step() }

        #expect(
            log.lines == [
                "error worker stands still reason=its step does not end seconds=64 worker=follower",
                "notice worker goes on worker=follower",
            ])
    }

    @Test("one whose steps fail is reported with why")
    func failing() async {
        let watch = watch
        standings.start("broadcaster", patience: .seconds(63), at: clock.now())
        standings.fail("broadcaster", "the disk is full")
        clock.move(by: .seconds(70))
        _ = await watch.step()

        #expect(
            log.lines == [
                "error worker stands still reason=the disk is full seconds=70 worker=broadcaster"
            ])
    }

    @Test("it does not report itself, and stands in nobody's list by what it did not start")
    func itself() async {
        let watch = watch
        standings.start(watch.name, patience: .seconds(1), at: clock.now())
        standings.succeed("nobody", at: clock.now())
        standings.fail("nobody", "never started")
        clock.move(by: .seconds(1000))
        _ = await watch.step()

        #expect(log.lines.isEmpty)
        #expect(Set(standings.all.keys) == [watch.name])
    }

    @Test("every worker has a name of its own, wakes by itself, and is watched from its start")
    func all() async throws {
        let engine = try TestSystem().on(StubNode()).engine

        let names = engine.workers.map(\.name)
        #expect(Set(names).count == names.count)
        #expect(!names.contains(watch.name))
        #expect(engine.workers.allSatisfy { $0.interval > .zero && $0.interval <= .seconds(3600) })
    }
}
