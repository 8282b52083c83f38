public import ArgumentParser
import Foundation
public import Simulation
import Synchronization

/// Runs many seeds, or shows one.
@main
struct Main: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "simulate", abstract: "Runs the payment engine in simulated worlds.")

    @Option(help: "How many seeds are run.")
    var seeds = 1000
    @Option(help: "The first seed.")
    var from: UInt64 = 1
    @Option(help: "Run this seed only, and print what happens.")
    var seed: UInt64?
    @Option(help: "Worlds run at the same time.")
    var jobs = 2
    @Option(help: "What is wrong with the engine.")
    var mutation: EngineMutation?

    func run() async throws {
        if let seed {
            let report = Simulation.run(seed: seed, mutation: mutation, isPrinted: true)
            print(report.summary)
            if report.failure != nil { throw ExitCode.failure }
            return
        }
        let totals = await runAll()
        print(totals.summary)
        if totals.failed > 0 { throw ExitCode.failure }
    }

    /// Each worker takes the next seed when it is done with one.
    private func runAll() async -> Totals {
        let next = Seeds(from: from, count: seeds)
        let progress = Progress(of: seeds)
        let mutation = mutation
        let clock = ContinuousClock()
        let start = clock.now
        var totals = await withTaskGroup(of: Totals.self) { group in
            for _ in 0..<max(1, jobs) {
                group.addTask {
                    var totals = Totals()
                    while let seed = next.next() {
                        let report = Simulation.run(seed: seed, mutation: mutation)
                        totals.add(report)
                        progress.count(report)
                    }
                    return totals
                }
            }
            return await group.reduce(into: Totals()) { $0.add($1) }
        }
        totals.elapsed = clock.now - start
        return totals
    }
}

/// Hands out each seed once.
private final class Seeds: Sendable {
    private let rest: Mutex<Range<UInt64>>

    init(from first: UInt64, count: Int) {
        rest = Mutex(first..<first + UInt64(max(0, count)))
    }

    func next() -> UInt64? { rest.withLock { $0.popFirst() } }
}

/// Tells on standard error how far a long run has come, and a failure on standard output as soon as it is found.
private final class Progress: Sendable {
    private static let worldsPerLine = 5000
    private let worlds: Int
    private let start = ContinuousClock.now
    private let counts = Mutex((done: 0, failed: 0))

    init(of worlds: Int) { self.worlds = worlds }

    func count(_ report: SimulationReport) {
        counts.withLock { counts in
            counts.done += 1
            if report.failure != nil {
                counts.failed += 1
                print(report.summary)
                // Into a file it would stay in the buffer until the end, which may not come.
                fflush(nil)
            }
            guard counts.done.isMultiple(of: Self.worldsPerLine), counts.done < worlds else { return }
            let line =
                "\(counts.done) of \(worlds) worlds, \(counts.failed) failed, \(ContinuousClock.now - start)\n"
            FileHandle.standardError.write(Data(line.utf8))
        }
    }
}

/// What many seeds came to.
private struct Totals: Sendable {
    var worlds = 0
    var failed = 0
    var milliseconds: Int64 = 0
    var attempts = 0
    var completed = 0
    var crashes = 0
    var forks = 0
    var elapsed = Duration.zero

    mutating func add(_ report: SimulationReport) {
        worlds += 1
        milliseconds += report.duration
        attempts += report.attempts
        completed += report.completed
        crashes += report.crashes
        forks += report.forks
        if report.failure != nil { failed += 1 }
    }

    mutating func add(_ other: Self) {
        worlds += other.worlds
        failed += other.failed
        milliseconds += other.milliseconds
        attempts += other.attempts
        completed += other.completed
        crashes += other.crashes
        forks += other.forks
    }

    var summary: String {
        """
        \(worlds) worlds, \(failed) failed; \(milliseconds / 3_600_000) hours simulated in \(elapsed); \
        \(attempts) signed, \(completed) payouts completed, \(crashes) crashes, \(forks) forks
        """
    }
}

extension SimulationReport {
    fileprivate var summary: String {
        """
        seed \(seed): \(failure.map { "FAILED \($0)" } ?? "passed"); digest \(String(digest, radix: 16)), \
        \(duration / 1000) s simulated, \(jobs) jobs, \(requests) requests, \(attempts) signed, \
        \(completed) completed, \(crashes) crashes, \(forks) forks
        """
    }
}

extension EngineMutation: ExpressibleByArgument {}
