import Logging
import PaymentEngine
import PaymentModel
import Payments
import Synchronization
import Tron
import TronNode

/// What a simulation came to.
public struct SimulationReport: Sendable {
    public let seed: UInt64
    /// Of everything that happened: equal seeds have equal digests.
    public let digest: UInt64
    public let failure: SimulationFailure?
    /// The newest lines of what happened.
    public let trace: [String]
    /// Simulated, in milliseconds.
    public let duration: Int64
    public let jobs: Int
    public let attempts: Int
    public let completed: Int
    public let crashes: Int
    public let forks: Int
    public let requests: Int
    /// Comparisons of books and chain, and those of them that found money from outside.
    public let comparisons: Int
    public let differences: Int
    /// Payments that a device signed, by what became of them here: handed in, or sent by somebody else, of which some had
    /// been cancelled.
    public let handedIn: Int
    public let sentElsewhere: Int
    public let paidThoughCancelled: Int
}

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
        static let start: Int64 = 1_700_000_001_000
        /// Blocks before the service starts.
        static let blocksBefore: Int64 = 25
    }

    let scheduler: Scheduler
    let judge: Judge
    private(set) var system: PaymentSystem?
    private let seed: UInt64
    private let mutant: Mutant?
    private let scenario: Scenario
    private let trace: Trace
    private let chain: SimulatedChain
    private let network: SimulatedNetwork
    private let clock: SimulatedClock
    private let store = MemoryStore()
    private var chance: Chance
    private var process = SimulatedProcess()
    private var processStore: ProcessStore?
    private var engine: Task<Void, Never>?
    private var customers: Task<Void, Never>?
    private var areCustomersDone = false
    private var holders: [Task<Void, Never>] = []
    private var holdersAtWork = 0
    private var isEngineRunning = false
    private(set) var isCalm = false
    private(set) var isOver = false
    private var crashes = 0

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
        let scheduler = Scheduler(now: Limits.start, chance: chance.fork())
        let trace = Trace(scheduler, isPrinted: isPrinted)
        let chain = SimulatedChain(
            genesis: scenario.genesis, usdtContract: Asset.usdt.token?.contract ?? .blackHole,
            at: Limits.start - Limits.blocksBefore * SimulatedChain.slot, chance: chance.fork(), trace: trace)
        for block in 1...Limits.blocksBefore {
            chain.tick(at: Limits.start - (Limits.blocksBefore - block) * SimulatedChain.slot)
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
        mutant = mutation.map { Mutant($0, network: network) }
        clock = SimulatedClock(scheduler)
        judge = Judge(store: store, chain: chain)
        self.chance = chance
    }

    func run() -> SimulationReport {
        network.onArrival = { [judge] in judge.arrive($0) }
        start()
        customers = Task(executorPreference: scheduler) { [self] in
            await Customers(simulation: self, scenario: scenario).run()
            areCustomersDone = true
        }
        scheduler.after(SimulatedChain.slot) { [self] in tick() }
        scheduler.after(scenario.trouble) { [self] in calm() }
        var failure: SimulationFailure?
        do {
            try scheduler.run { judge.failure != nil || isOver }
            if judge.failure == nil { judge.judgeEnd(attemptsMax: scenario.attemptsMax) }
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
        let (completed, comparisons, records) = store.tables.withLock { tables in
            (
                tables.payouts.values.count { $0.status == .completed }, tables.reconciliations,
                Array(tables.transactions.values)
            )
        }
        let ofDevices = records.filter { $0.status == .confirmed && $0.has(.awaitingSignature) }
        return SimulationReport(
            seed: seed, digest: trace.digest, failure: failure, trace: trace.lines,
            duration: scheduler.now - Limits.start, jobs: scheduler.jobsRun, attempts: judge.signedCount,
            completed: completed, crashes: crashes, forks: chain.forks, requests: network.requestCount,
            comparisons: comparisons.count, differences: comparisons.count { $0.difference != 0 },
            handedIn: ofDevices.count { $0.has(.signed) },
            sentElsewhere: ofDevices.count { !$0.has(.signed) },
            paidThoughCancelled: ofDevices.count { $0.has(.cancelled) })
    }

    /// Money from outside, for good; plenty once all goes well.
    func fund(_ address: Address, usdt: Int64, trx: Int64, energy: Int64) {
        trace.note("deposit \(usdt) \(trx) \(energy)")
        chain.deposit(
            isCalm
                ? Deposit(to: address, usdt: Limits.plenty, trx: Limits.plenty, energy: Limits.plenty)
                : Deposit(to: address, usdt: usdt, trx: trx, energy: energy))
    }

    /// Lets all tasks come to their end, so that nothing of this world is left.
    private func end() throws {
        process.die()
        engine?.cancel()
        customers?.cancel()
        system = nil
        isOver = true
        for holder in holders { holder.cancel() }
        try scheduler.run { !isEngineRunning && areCustomersDone && holdersAtWork == 0 }
    }

    /// Somebody has the device that `wallet`'s key is on, from now on.
    func hold(_ key: PrivateKey, of wallet: Wallet) {
        let holder = DeviceHolder(
            simulation: self, wallet: wallet, key: key, lifetime: scenario.hardwareLifetime,
            chance: chance.fork())
        holdersAtWork += 1
        holders.append(
            Task(executorPreference: scheduler) { [self] in
                await holder.run()
                holdersAtWork -= 1
            })
    }

    /// Somebody hands these bytes to the network, and the service is not asked.
    func send(_ transaction: SignedTransaction) {
        trace.note("\(transaction.id.hex.prefix(8)) is sent by its holder")
        chain.offer(transaction, at: scheduler.now)
    }
}

extension Simulation {
    /// A new process over the store that is there.
    private func start() {
        trace.note("start")
        let process = SimulatedProcess()
        let processStore = makeStore(for: process)
        self.process = process
        self.processStore = processStore
        let system = makeSystem(process, processStore)
        self.system = system
        isEngineRunning = true
        engine = Task(executorPreference: scheduler) { [self] in
            do {
                try await system.engine.work()
            } catch is CancellationError {
                // It was told to end.
            } catch {
                judge.fail("engine", "the engine ended: \(error)")
            }
            isEngineRunning = false
            if process.isDead, !isOver { scheduler.after(downtime()) { self.start() } }
        }
    }

    /// Milliseconds until a dead process is started again: mostly little, sometimes minutes.
    private func downtime() -> Int64 {
        chance.integer(in: 0...(!isCalm && chance.happens(permille: 150) ? 200_000 : 20_000))
    }

    private func makeStore(for process: SimulatedProcess) -> ProcessStore {
        let observed = ObservedStore(
            store,
            before: { [judge] in judge.willCommit($0) },
            after: { [judge, trace] change in
                judge.didCommit(change)
                trace.note(change.line)
            })
        let mutated = mutant?.store(observed) ?? observed
        return ProcessStore(
            mutated, process: process, scheduler: scheduler,
            temper: isCalm ? ProcessStore.Temper() : scenario.store, chance: chance.fork(),
            crash: { [self] in crash() })
    }

    private func makeSystem(_ process: SimulatedProcess, _ store: any Store) -> PaymentSystem {
        var configuration = PaymentConfiguration(network: scenario.network, masterKey: Self.masterKey)
        configuration.assets = .usdtAndTRX
        configuration.blockTrust = .nodes
        configuration.transactionLifetime = scenario.lifetime
        configuration.hardwareLifetime = scenario.hardwareLifetime
        configuration.attemptsMax = scenario.attemptsMax
        configuration.burnsTRX = scenario.burnsTRX
        configuration.payoutsPerPart = scenario.payoutsPerPart
        let lines = NodeLines(
            network.nodes.map {
                NodeLine(node: $0, process: process, network: network, chance: chance.fork())
            }, chance: chance.fork())
        let logger = Logger(label: "simulation") { [trace] _ in TraceLogHandler(trace: trace) }
        return PaymentSystem(
            configuration: configuration, store: store, node: mutant?.nodes(lines) ?? lines, clock: clock,
            random: SeededRandomSource(chance.fork()), logger: logger)
    }

    private static let masterKey: MasterKey = {
        guard let key = try? MasterKey(bytes: [UInt8](repeating: 7, count: MasterKey.byteCount)) else {
            preconditionFailure("a master key has 32 bytes")
        }
        return key
    }()

    /// The process is gone, in the middle of whatever it was doing.
    private func crash() {
        guard !process.isDead else { return }
        crashes += 1
        trace.note("crash")
        process.die()
        system = nil
        engine?.cancel()
    }

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
        if scheduler.now - Limits.start > scenario.trouble + Limits.calmMax { giveUp() }
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
            fund(wallet.address, usdt: Limits.plenty, trx: Limits.plenty, energy: Limits.plenty)
        }
    }

    private var isAllFinal: Bool {
        store.tables.withLock { $0.openPayouts.isEmpty && $0.openTransactions.isEmpty }
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

extension Change {
    /// The change for the trace.
    fileprivate var line: String {
        let payouts = payouts.map {
            "\($0.id.text.suffix(4)) \($0.status.rawValue) \($0.holdReason?.rawValue ?? "")"
        }
        let transactions = transactions.map {
            "\($0.id.text.suffix(4)) \($0.status.rawValue) \($0.attempt?.txID.hex.prefix(8) ?? "")"
        }
        let cursor = follower.map { "\($0.solidified.block.number)+\($0.unsolidified.count)" } ?? "-"
        return "commit \(payouts) \(transactions) \(cursor) \(counters.map(\.delta))"
    }
}

/// Puts what the engine logs into the trace.
private struct TraceLogHandler: LogHandler {
    let trace: Trace
    var metadata: Logger.Metadata = [:]
    var logLevel = Logger.Level.notice

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    // The protocol's own list of parameters.
    func log(event: LogEvent) {
        let words = (event.metadata ?? [:]).sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
        trace.note("log \(event.message) \(words.joined(separator: " "))")
    }
}
