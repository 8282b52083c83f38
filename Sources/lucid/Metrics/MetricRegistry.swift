import CoreMetrics
import Payments
import Synchronization

/// What counts for `swift-metrics`, and can be read. It keeps the metrics that `MetricDefinition.all` has; what libraries
/// count for themselves goes nowhere.
final class MetricRegistry: MetricsFactory {
    private struct Key: Hashable {
        let label: String
        let values: [String]
    }

    private struct Kept {
        var counters: [Key: RegisteredCounter] = [:]
        var timers: [Key: RegisteredTimer] = [:]
    }

    private enum Limits {
        /// Of all metrics together. Labels have few values, and this holds if one turns out to have many.
        static let seriesMax = 4096
    }

    private let kept = Mutex(Kept())

    /// Makes this what the whole process counts with. Call it once, before anything counts.
    func install() { MetricsSystem.bootstrap(self) }

    func makeCounter(label: String, dimensions: [(String, String)]) -> any CounterHandler {
        guard MetricDefinition.byName[label]?.kind == .counter else { return NOOPMetricsHandler.instance }
        let key = Key(label: label, values: dimensions.map(\.1))
        return kept.withLock { kept in
            if let known = kept.counters[key] { return known }
            guard kept.counters.count < Limits.seriesMax else { return NOOPMetricsHandler.instance }
            let counter = RegisteredCounter(labels: dimensions)
            kept.counters[key] = counter
            return counter
        }
    }

    func makeTimer(label: String, dimensions: [(String, String)]) -> any TimerHandler {
        guard MetricDefinition.byName[label]?.kind == .histogram else { return NOOPMetricsHandler.instance }
        let key = Key(label: label, values: dimensions.map(\.1))
        return kept.withLock { kept in
            if let known = kept.timers[key] { return known }
            guard kept.timers.count < Limits.seriesMax else { return NOOPMetricsHandler.instance }
            let timer = RegisteredTimer(labels: dimensions)
            kept.timers[key] = timer
            return timer
        }
    }

    /// Nothing of ours records values other than times.
    func makeRecorder(
        label: String, dimensions: [(String, String)], aggregate: Bool
    ) -> any RecorderHandler { NOOPMetricsHandler.instance }

    /// What was counted once stays: a counter that vanished would read as a restart.
    func destroyCounter(_ handler: any CounterHandler) {}
    func destroyRecorder(_ handler: any RecorderHandler) {}
    func destroyTimer(_ handler: any TimerHandler) {}

    /// The samples of each metric, by its name. A histogram without values has none.
    var samples: [String: [MetricFamily.Sample]] {
        let kept = kept.withLock(\.self)
        var samples: [String: [MetricFamily.Sample]] = [:]
        for (key, counter) in kept.counters.sorted(by: {
            $0.key.values.lexicographicallyPrecedes($1.key.values)
        }) {
            samples[key.label, default: []].append(.init(integer: counter.value, counter.labels))
        }
        for (key, timer) in kept.timers.sorted(by: { $0.key.values.lexicographicallyPrecedes($1.key.values) })
        {
            let values = timer.values
            if values.count > 0 {
                samples[key.label, default: []] += MetricFamily.Sample.series(values, timer.labels)
            }
        }
        return samples
    }
}

/// One series of a counter.
private final class RegisteredCounter: CounterHandler {
    let labels: [(name: String, value: String)]
    private let count = Atomic<Int64>(0)

    init(labels: [(String, String)]) {
        self.labels = labels.map { ($0.0, $0.1) }
    }

    var value: Int64 { count.load(ordering: .relaxed) }

    func increment(by amount: Int64) { count.wrappingAdd(amount, ordering: .relaxed) }

    func reset() { count.store(0, ordering: .relaxed) }
}

/// One series of a histogram of times.
private final class RegisteredTimer: TimerHandler {
    let labels: [(name: String, value: String)]
    private let distribution = Mutex(
        Distribution(bounds: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30]))

    init(labels: [(String, String)]) {
        self.labels = labels.map { ($0.0, $0.1) }
    }

    var values: Distribution { distribution.withLock(\.self) }

    func recordNanoseconds(_ duration: Int64) {
        distribution.withLock { $0.add(Double(duration) / 1e9) }
    }
}
