import Logging
import PaymentEngine
import PaymentModel
import Payments
import Synchronization
import Tron
import TronNode

/// A world in which the service runs: its store and the chain outlive it, everything else goes wrong. The engine is the
/// real one; its clock, chance, store and nodes are the seed's.
///
/// SAFETY: touched only by jobs and timers of one `Scheduler`, which runs one at a time on one thread.
public final class Simulation: @unchecked Sendable {
    private enum Limits {
        /// Milliseconds that everything has to end in once nothing goes wrong any more.
        static let calmMax: Int64 = 1_500_000
        /// Of each asset's smallest unit: enough for all orders of a world.
        static let plenty: Int64 = 10_000_000_000
        /// In which what can be paid has been paid, where the rest waits for another day.
        static let calmOfTurningDays: Int64 = 400_000
        /// Blocks before the service starts.
        static let blocksBefore: Int64 = 25
    }

    let scheduler: Scheduler
    let judge: Judge
    var system: PaymentSystem?
    private let seed: UInt64
    let mutant: Mutant?
    let scenario: Scenario
    let trace: Trace
    private let chain: SimulatedChain
    let network: SimulatedNetwork
    let clock: SimulatedClock
    let store = MemoryStore()
    var chance: Chance
    var process = SimulatedProcess()
    var processStore: ProcessStore?
    var engine: Task<Void, Never>?
    private var customers: Task<Void, Never>?
    private var areCustomersDone = false
    /// Those who have devices, and those who decide about payouts.
    private var people: [Task<Void, Never>] = []
    private var peopleAtWork = 0
    var isEngineRunning = false
    private(set) var isCalm = false
    private(set) var isOver = false
    var crashes = 0

    /// Runs the world of `seed` to its end.
    ///
    /// - Parameter mutation: what is wrong with the engine, to see that it is noticed.
    public static func run(
        seed: UInt64, mutation: EngineMutation? = nil, isPrinted: Bool = false
    ) -> SimulationReport {
        Simulation(seed: seed, mutation: mutation, isPrinted: isPrinted).run()
    }

    init(seed: UInt64, mutation: EngineMutation?, isPrinted: Bool) {
        self.seed = seed
        var chance = Chance(seed: seed)
        let scenario = Scenario(from: &chance)
        let scheduler = Scheduler(now: scenario.start, chance: chance.fork())
        let trace = Trace(scheduler, isPrinted: isPrinted)
        let chain = SimulatedChain(
            genesis: scenario.genesis, assets: .simulated,
            at: scenario.start - Limits.blocksBefore * SimulatedChain.slot, chance: chance.fork(),
            trace: trace)
        for block in 1...Limits.blocksBefore {
            chain.tick(at: scenario.start - (Limits.blocksBefore - block) * SimulatedChain.slot)
        }
        chain.temper = scenario.chain
        let nodes = (0..<scenario.nodes).map { number in
            SimulatedNode(
                name: "node-\(number)", chain: chain,
                character: .init(
                    remembersAll: chance.happens(permille: 150), isLiar: number == scenario.liar),
                chance: chance.fork(), trace: trace)
        }
        self.scenario = scenario
        self.scheduler = scheduler
        self.trace = trace
        self.chain = chain
        let network = SimulatedNetwork(scheduler: scheduler, nodes: nodes, weather: scenario.weather)
        self.network = network
        let store = store
        mutant = mutation.map { Mutant($0, network: network, tables: store) }
        clock = SimulatedClock(scheduler)
        judge = Judge(store: store, chain: chain, scenario: scenario)
        self.chance = chance
    }

    func run() -> SimulationReport {
        network.onArrival = { [judge] in judge.arrive($0) }
        start()
        customers = Task(executorPreference: scheduler) { [self] in
            await Customers(simulation: self, scenario: scenario).run()
            areCustomersDone = true
        }
        for number in 0..<scenario.approvers { appoint(number) }
        scheduler.after(SimulatedChain.slot) { [self] in tick() }
        scheduler.after(scenario.trouble) { [self] in calm() }
        var failure: SimulationFailure?
        do {
            try scheduler.run { judge.failure != nil || isOver }
            if judge.failure == nil { judge.judgeEnd() }
            try end()
        } catch {
            failure = error as? SimulationFailure ?? SimulationFailure("simulator", "\(error)")
        }
        // Both hold this world: a million of them would fill the memory.
        scheduler.drop()
        processStore = nil
        return report(judge.failure ?? failure)
    }

    private func report(_ failure: SimulationFailure?) -> SimulationReport {
        let (payouts, comparisons, records) = store.tables.withLock { tables in
            (Array(tables.payouts.values), tables.reconciliations, Array(tables.transactions.values))
        }
        let ofDevices = records.filter { $0.status == .confirmed && $0.has(.awaitingSignature) }
        return SimulationReport(
            seed: seed, digest: trace.digest, failure: failure, trace: trace.lines,
            duration: scheduler.now - scenario.start, jobs: scheduler.jobsRun, attempts: judge.signedCount,
            completed: payouts.count { $0.status == .completed }, crashes: crashes, forks: chain.forks,
            requests: network.requestCount,
            comparisons: comparisons.count, differences: comparisons.count { $0.difference != 0 },
            signaturesSubmitted: ofDevices.count { $0.has(.signed) },
            sentElsewhere: ofDevices.count { !$0.has(.signed) },
            paidThoughCancelled: ofDevices.count { $0.has(.cancelled) },
            paidInSecondToken: records.count {
                $0.status == .confirmed && $0.intent.amount?.asset == .eurx
            },
            approved: payouts.count { $0.approvals.contains { $0.decision == .approved } },
            rejected: payouts.count { $0.status == .rejected }, refused: judge.refused)
    }

    /// Money from outside, for good; plenty once all goes well.
    func fund(_ address: Address, _ amounts: [AssetAmount], energy: Int64) {
        trace.note("deposit \(amounts.map(\.text)) \(energy)")
        chain.deposit(
            isCalm ? Self.plenty(for: address) : Deposit(to: address, amounts: amounts, energy: energy))
    }

    private static func plenty(for address: Address) -> Deposit {
        Deposit(
            to: address,
            amounts: [Asset.trx, .usdt, .eurx].compactMap { AssetAmount($0, units: Limits.plenty) },
            energy: Limits.plenty)
    }

    /// Lets all tasks come to their end, so that nothing of this world is left.
    private func end() throws {
        process.die()
        engine?.cancel()
        customers?.cancel()
        system = nil
        isOver = true
        for person in people { person.cancel() }
        try scheduler.run { !isEngineRunning && areCustomersDone && peopleAtWork == 0 }
    }

    /// Somebody has the device that `wallet`'s key is on, from now on.
    func hold(_ key: PrivateKey, of wallet: Wallet) {
        let holder = DeviceHolder(
            simulation: self, wallet: wallet, key: key, lifetime: scenario.hardwareLifetime,
            chance: chance.fork())
        employ { await holder.run() }
    }

    /// Somebody decides about payouts, from now on.
    private func appoint(_ number: Int) {
        let approver = Approver(simulation: self, name: "approver-\(number)", chance: chance.fork())
        employ { await approver.run() }
    }

    private func employ(_ work: @escaping @Sendable () async -> Void) {
        peopleAtWork += 1
        people.append(
            Task(executorPreference: scheduler) { [self] in
                await work()
                peopleAtWork -= 1
            })
    }

    /// Somebody hands these bytes to the network, and the service is not asked.
    func send(_ transaction: SignedTransaction) {
        trace.note("\(transaction.id.hex.prefix(8)) is sent by its holder")
        chain.offer(transaction, at: scheduler.now)
    }
}

extension Simulation {
    /// One slot of the world.
    private func tick() {
        guard !isOver else { return }
        chain.tick(at: scheduler.now)
        judge.blockCame()
        for node in network.nodes {
            let weather = network.weather
            scheduler.after(chance.integer(in: 0...1500)) { node.hear(in: weather) }
        }
        if !isCalm { disturb() }
        if isCalm, areCustomersDone, isAllFinal { isOver = true }
        if scheduler.now - scenario.start > scenario.trouble + Limits.calmMax { giveUp() }
        scheduler.after(SimulatedChain.slot) { [self] in tick() }
    }

    private func disturb() {
        if chance.happens(permille: scenario.clockJumpsPermille) {
            clock.jump(by: chance.integer(in: -90_000...90_000))
            trace.note("clock jumps")
        }
        if !chain.seen.isEmpty, chance.happens(permille: scenario.echoPermille) {
            let echo = chain.seen[chance.index(below: chain.seen.count)].transaction
            trace.note("echo of \(echo.id.hex.prefix(8))")
            chain.offer(echo, at: scheduler.now)
        }
        if chance.happens(permille: scenario.outagePermille) {
            let name = SimulatedNetwork.questions[chance.index(below: SimulatedNetwork.questions.count)]
            trace.note("no answers to \(name)")
            network.silence(name, for: chance.integer(in: 3...150) * 1000)
        }
        if chance.happens(permille: 20) {
            chain.execution.energyPermille = chance.integer(in: 1000...1200)
        }
    }

    /// From now on everything works, and there is money for all.
    private func calm() {
        trace.note("calm")
        isCalm = true
        network.weather = .calm
        network.endOutages()
        chain.temper.forkPermille = 0
        chain.temper.stallPermille = 0
        processStore?.calm()
        clock.correct()
        for wallet in store.tables.withLock({ $0.wallets.values.sorted { $0.id < $1.id } }) {
            chain.deposit(Self.plenty(for: wallet.address))
        }
    }

    /// Whether everything has ended, or waits for a limit on a day that turned: it is not paid before the next.
    private var isAllFinal: Bool {
        let isWaiting =
            scenario.isTurning
            && scheduler.now - scenario.start > scenario.trouble + Limits.calmOfTurningDays
        return store.tables.withLock { tables in
            let payouts = tables.openPayouts.compactMap { tables.payouts[$0] }
            let transactions = tables.openTransactions.compactMap { tables.transactions[$0] }
            return payouts.allSatisfy { isWaiting && $0.holdReason == .limitReached }
                && transactions.allSatisfy { isWaiting && $0.status == .queued }
        }
    }

    private func giveUp() {
        let left = store.tables.withLock { tables in
            tables.openPayouts.map(\.text).sorted() + tables.openTransactions.map(\.text).sorted()
        }
        judge.fail("I8", "not final long after all went well: \(left), customers done: \(areCustomersDone)")
    }
}

extension TransactionRecord {
    fileprivate func has(_ status: TransactionStatus) -> Bool { history.contains { $0.status == status } }
}

extension Scenario {
    /// The first block of the network.
    fileprivate var genesis: BlockID {
        let text =
            network == .nile
            ? "0000000000000000d698d4192c56cb6be724a558448e2684802de4d6cd8690dc"
            : String(repeating: "0", count: 16) + String(repeating: "5", count: 48)
        guard let id = try? BlockID(parsing: text) else { preconditionFailure("a block id has 64 digits") }
        return id
    }
}
