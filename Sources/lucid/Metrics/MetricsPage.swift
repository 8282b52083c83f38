import Foundation
import PaymentModel
import Payments
import Tron
import TronNode

/// The content of `/metrics`, determined when it is read.
struct MetricsPage {
    let readiness: [String: Bool]
    let nodes: [NodeHealth]
    let workers: [WorkerHealth]
    let alarms: [String: String]
    let process: ProcessFigures?
    let startedAt: Timestamp

    /// Asks store, nodes and kernel.
    static func now(of system: PaymentServices, startedAt: Timestamp) async -> Self {
        async let readiness = system.health.readiness()
        async let nodes = system.network.nodes()
        return await Self(
            readiness: readiness, nodes: nodes, workers: system.health.workerStandings(),
            alarms: system.health.alarms, process: .now(),
            startedAt: startedAt)
    }

    /// The page in Prometheus' text format.
    var text: String { (service + workerFamilies + nodeFamilies + processFamilies).map(\.text).joined() }

    private var service: [MetricFamily] {
        let build = BuildVersion.current
        return [
            MetricFamily(
                name: "lucid_build_info", kind: .gauge, help: "1, with what the program is as labels.",
                samples: [.init(1, [("version", build.version), ("commit", build.commit)])]),
            MetricFamily(
                name: "lucid_ready", kind: .gauge, help: "1 where the service can use this part now.",
                samples: readiness.sorted { $0.key < $1.key }.map { check, isReady in
                    .init(isReady ? 1 : 0, [("check", check)])
                }),
            MetricFamily(
                name: "lucid_chain_alarm", kind: .gauge,
                help: "1 if what nodes say about the chain can't be true.",
                samples: HealthService.alarmNames.map { .init(alarms[$0] == nil ? 0 : 1, [("alarm", $0)]) }),
            MetricFamily(
                name: "lucid_start_time_seconds", kind: .gauge, help: "When it started, since 1970 UTC.",
                samples: [.init(Double(startedAt.milliseconds) / 1000)]),
        ]
    }

    private var workerFamilies: [MetricFamily] {
        [
            MetricFamily(
                name: "lucid_worker_lag_seconds", kind: .gauge,
                help: "Since the worker's last step began that did not fail.",
                samples: workers.map { .init($0.lag / .seconds(1), [("worker", $0.name)]) }),
            MetricFamily(
                name: "lucid_worker_stands_still", kind: .gauge,
                help: "1 where the worker has done nothing for longer than it should.",
                samples: workers.map { .init($0.isStandingStill ? 1 : 0, [("worker", $0.name)]) }),
        ]
    }

    private var nodeFamilies: [MetricFamily] {
        [
            family("lucid_node_up", "1 if the node answers and is near the newest block.") {
                $0.status == .up ? 1 : 0
            },
            family("lucid_node_head_block", "Number of the node's newest block.") {
                $0.headNumber.map { Double($0.value) }
            },
            family("lucid_node_solidified_block", "Number of the node's newest solidified block.") {
                $0.solidifiedNumber.map { Double($0.value) }
            },
            family("lucid_node_latency_seconds", "How long the node took to return its newest block.") {
                $0.latency.map { $0 / .seconds(1) }
            },
        ]
    }

    private func family(_ name: String, _ help: String, value: (NodeHealth) -> Double?) -> MetricFamily {
        let samples = nodes.compactMap { node in
            value(node).map { MetricFamily.Sample($0, [("node", node.node)]) }
        }
        return MetricFamily(name: name, kind: .gauge, help: help, samples: samples)
    }

    private var processFamilies: [MetricFamily] {
        guard let process else { return [] }
        return [
            MetricFamily(
                name: "lucid_process_resident_bytes", kind: .gauge, help: "Memory in use.",
                samples: [.init(process.residentBytes)]),
            MetricFamily(
                name: "lucid_process_open_files", kind: .gauge, help: "File descriptors in use.",
                samples: [.init(process.openFiles)]),
            MetricFamily(
                name: "lucid_process_cpu_seconds_total", kind: .counter, help: "Processor time spent.",
                samples: [.init(process.cpuSeconds)]),
        ]
    }
}
