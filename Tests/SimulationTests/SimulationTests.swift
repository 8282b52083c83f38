import Synchronization
import Testing

@testable import Simulation

@Suite("The simulated engine")
struct SimulationTests {
    /// Seeds in one test case: enough to keep both cores busy, few enough to see which part fails.
    private static let seedsPerCase: UInt64 = 14

    @Test("every invariant holds in every world", arguments: 0..<10 as Range<UInt64>)
    func worlds(part: UInt64) {
        for seed in part * Self.seedsPerCase + 1...(part + 1) * Self.seedsPerCase {
            let report = Worlds.shared.report(of: seed)

            #expect(report.failure == nil, "replay: scripts/simulate --seed \(seed)")
        }
    }

    @Test("a seed decides everything", arguments: [3, 17, 29, 92] as [UInt64])
    func replay(seed: UInt64) {
        let (first, second) = (Worlds.shared.report(of: seed), Simulation.run(seed: seed))

        #expect(first.digest == second.digest)
        #expect(first.jobs == second.jobs)
        #expect(first.requests == second.requests)
    }

    @Test("nothing of a world is left when it is over")
    func memory() {
        weak var world: Simulation?
        do {
            let running = Simulation(seed: 3, mutation: nil, isPrinted: false)
            world = running
            #expect(running.run().failure == nil)
        }
        #expect(world == nil)
    }

    @Test("other seeds are other worlds")
    func variety() {
        let reports = (1...30 as ClosedRange<UInt64>).map { Worlds.shared.report(of: $0) }

        #expect(Set(reports.map(\.digest)).count == 30)
        #expect(reports.contains { $0.crashes > 0 })
        #expect(reports.contains { $0.forks > 0 })
        #expect(reports.contains { $0.differences > 0 && $0.comparisons > $0.differences })
        #expect(reports.contains { $0.attempts > $0.completed }, "some attempts expire and are signed anew")
    }

    @Test("devices sign in every way")
    func devices() {
        let reports = (1...300 as ClosedRange<UInt64>).lazy.map { Worlds.shared.report(of: $0) }

        #expect(reports.contains { $0.signaturesSubmitted > 0 })
        #expect(reports.contains { $0.sentElsewhere > 0 })
        #expect(reports.contains { $0.paidThoughCancelled > 0 })
    }

    @Test("policies, approvals and a second token have their say")
    func policies() {
        let reports = (1...300 as ClosedRange<UInt64>).lazy.map { Worlds.shared.report(of: $0) }

        #expect(reports.contains { $0.paidInSecondToken > 0 })
        #expect(reports.contains { $0.approved > 0 })
        #expect(reports.contains { $0.rejected > 0 })
        #expect(reports.contains { $0.refused > 0 })
    }

    @Test("a mistake of the engine's is noticed", arguments: EngineMutation.allCases)
    func mutations(mutation: EngineMutation) {
        let seeds = 1...300 as ClosedRange<UInt64>

        let rules = Self.rules[mutation]
        // The service itself may notice in some worlds; in one at least the judge's own rule has to.
        let failure = seeds.lazy.compactMap { Simulation.run(seed: $0, mutation: mutation).failure }
            .first { rules?.contains($0.invariant) ?? true }

        #expect(failure != nil)
    }

    /// By which of the judge's rules a mistake has to be noticed, where it breaks that rule and no other.
    private static let rules: [EngineMutation: Set<String>] = [
        .wrongRecipient: ["orders"], .otherAmount: ["orders"], .otherToken: ["orders"],
        .ceilingDropped: ["I4", "policy"], .executionUncounted: ["policy"],
        .feeLimitDropped: ["fee limit"], .unapprovedPaid: ["approvals"],
        .trailRewritten: ["I6"], .trailResealed: ["I6"],
    ]
}

/// What became of worlds without a mistake. A seed decides everything, so each is run once for all tests that look at it.
private final class Worlds: Sendable {
    static let shared = Worlds()
    private let reports = Mutex<[UInt64: SimulationReport]>([:])

    func report(of seed: UInt64) -> SimulationReport {
        if let known = reports.withLock({ $0[seed] }) { return known }
        let report = Simulation.run(seed: seed)
        reports.withLock { $0[seed] = report }
        return report
    }
}
