import Foundation
import Logging
import PaymentModel
import PaymentStores
import Payments
import Tron
import TronNode

/// The content of `/metrics`. Reading it asks neither a node nor the store.
struct MetricsPage {
    let source: MetricsSource
    let now: Timestamp
    private let observation: Observation?

    init(of source: MetricsSource) {
        self.source = source
        now = source.system.clock.now()
        observation = source.observer.observation
    }

    /// The page in Prometheus' text format.
    var text: String {
        let samples = service.merging(source.registry.samples) { $0 + $1 }
            .merging(nodes) { $0 + $1 }.merging(workers) { $0 + $1 }.merging(process) { $0 + $1 }
            .merging(StoreMetrics(figures: source.store.figures, observation: observation, now: now).samples)
        {
            $0 + $1
        }
        return MetricDefinition.all.map { $0.family(samples[$0.name] ?? []).text }.joined()
    }

    private var service: [String: [MetricFamily.Sample]] {
        let build = BuildVersion.current
        let alarms = source.system.health.alarms
        var samples: [String: [MetricFamily.Sample]] = [
            "lucid_build_info": [.init(1, [("version", build.version), ("commit", build.commit)])],
            "lucid_ready": source.observer.readiness(at: now).sorted { $0.key < $1.key }.map {
                check, isReady in
                .init(isReady ? 1 : 0, [("check", check)])
            },
            "lucid_chain_alarm": HealthService.alarmNames.map {
                .init(alarms[$0] == nil ? 0 : 1, [("alarm", $0)])
            },
            "lucid_start_time_seconds": [.init(source.startedAt.unixSeconds)],
            "lucid_clock_offset_seconds": [.init(source.clockOffset(at: now) / .seconds(1))],
        ]
        if let observation { samples["lucid_observed_time_seconds"] = [.init(observation.at.unixSeconds)] }
        return samples
    }

    private var workers: [String: [MetricFamily.Sample]] {
        let workers = source.system.health.workerStandings()
        return [
            "lucid_worker_lag_seconds": workers.map { .init($0.lag / .seconds(1), [("worker", $0.name)]) },
            "lucid_worker_stands_still": workers.map {
                .init($0.isStandingStill ? 1 : 0, [("worker", $0.name)])
            },
        ]
    }

    private var nodes: [String: [MetricFamily.Sample]] {
        guard let observation else { return [:] }
        let best = observation.nodes.compactMap(\.headNumber).max() ?? 0
        var samples: [String: [MetricFamily.Sample]] = [:]
        for node in observation.nodes {
            func put(_ name: String, _ value: Double?) {
                if let value { samples[name, default: []].append(.init(value, [("node", node.node)])) }
            }
            put("lucid_node_up", node.status == .up ? 1 : 0)
            put("lucid_node_head_block", node.headNumber.map { Double($0.value) })
            put("lucid_node_solidified_block", node.solidifiedNumber.map { Double($0.value) })
            put("lucid_node_latency_seconds", node.latency.map { $0 / .seconds(1) })
            put("lucid_node_lag_blocks", node.headNumber.map { Double(best.blocks(above: $0)) })
        }
        if let position = observation.position {
            let settled = position.solidified.block.number.value
            samples["lucid_followed_block"] = [
                .init(integer: position.unsolidified.last?.block.number.value ?? settled, [("view", "head")]),
                .init(integer: settled, [("view", "solidified")]),
            ]
        }
        return samples
    }

    private var process: [String: [MetricFamily.Sample]] {
        var samples: [String: [MetricFamily.Sample]] = [
            "lucid_log_lines_total": LogFigures.shared.lines.map { level, count in
                .init(integer: count, [("level", level.rawValue)])
            },
            "lucid_log_lines_dropped_total": [.init(integer: LogFigures.shared.dropped)],
        ]
        guard let figures = ProcessFigures.now() else { return samples }
        samples["lucid_process_resident_bytes"] = [.init(figures.residentBytes)]
        samples["lucid_process_open_files"] = [.init(figures.openFiles)]
        samples["lucid_process_cpu_seconds_total"] = [.init(figures.cpuSeconds)]
        return samples
    }
}

extension Timestamp {
    /// Since 1970 UTC, as Prometheus has it.
    var unixSeconds: Double { Double(milliseconds) / 1000 }
}
