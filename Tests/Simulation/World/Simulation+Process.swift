import Logging
import PaymentEngine
import PaymentModel
import Payments
import Tron
import TronNode

extension Simulation {
    /// A new process over the store that is there.
    func start() {
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
        configuration.assets = .simulated
        configuration.blockTrust = .nodes
        configuration.policy = scenario.policy
        configuration.feeLimitMax = scenario.feeLimitMax
        configuration.transactionLifetime = scenario.lifetime
        configuration.hardwareLifetime = scenario.hardwareLifetime
        configuration.attemptsMax = scenario.attemptsMax
        configuration.burnsTRX = scenario.burnsTRX
        configuration.payoutsPerPart = scenario.payoutsPerPart
        mutant?.misread(&configuration)
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
