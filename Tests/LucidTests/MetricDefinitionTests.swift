import CoreMetrics
import Foundation
import Testing

@testable import lucid

@Suite("The service's metrics")
struct MetricDefinitionTests {
    @Test(
        "names have the prefix and the unit that Prometheus asks for",
        arguments: MetricDefinition.all.map(\.name))
    func names(name: String) throws {
        let metric = try #require(MetricDefinition.byName[name])

        #expect(name.wholeMatch(of: /lucid_[a-z]+(_[a-z]+)*/) != nil)
        #expect(name.hasSuffix("_total") == (metric.kind == .counter))
        #expect(metric.help.hasSuffix(".") && !metric.help.contains("\n"))
        #expect(Set(metric.labels).isDisjoint(with: ["le", "id", "address", "path", "subject"]))
    }

    @Test("docs/metrics.md has each metric with its type and labels, and no other")
    func documented() throws {
        let path = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "docs/metrics.md")
        let text = try String(contentsOf: path, encoding: .utf8)

        let rows = text.matches(of: /\n\| `(lucid_\w+)(?:\{([\w,]+)\})?` \| (\w+) \|/).map {
            "\($0.1) \($0.3) \($0.2 ?? "")"
        }

        let metrics = MetricDefinition.all.map {
            "\($0.name) \($0.kind.rawValue) \($0.labels.joined(separator: ","))"
        }
        #expect(rows.sorted() == metrics.sorted())
    }

    @Test("the registry counts what is defined, series by series, and nothing else")
    func registry() throws {
        let registry = MetricRegistry()
        let counter = registry.makeCounter(label: "lucid_backups_total", dimensions: [("result", "done")])
        let again = registry.makeCounter(label: "lucid_backups_total", dimensions: [("result", "done")])

        counter.increment(by: 2)
        again.increment(by: 3)
        registry.makeCounter(label: "lucid_unheard_of_total", dimensions: []).increment(by: 1)
        registry.makeTimer(label: "lucid_node_request_duration_seconds", dimensions: [("node", "a")])
            .recordNanoseconds(20_000_000)

        let samples = registry.samples
        #expect(samples.keys.sorted() == ["lucid_backups_total", "lucid_node_request_duration_seconds"])
        let backups = try #require(MetricDefinition.byName["lucid_backups_total"])
        #expect(backups.family(samples[backups.name] ?? []).text.hasSuffix("{result=\"done\"} 5\n"))
    }

    @Test("a histogram's buckets are added up from below, and end with all")
    func histogram() throws {
        let registry = MetricRegistry()
        let timer = registry.makeTimer(
            label: "lucid_node_request_duration_seconds", dimensions: [("node", "a")])

        for milliseconds: Int64 in [3, 20, 60_000] { timer.recordNanoseconds(milliseconds * 1_000_000) }

        let metric = try #require(MetricDefinition.byName["lucid_node_request_duration_seconds"])
        let lines = metric.family(registry.samples[metric.name] ?? []).text.split(separator: "\n")
        for line in [
            "# TYPE lucid_node_request_duration_seconds histogram",
            "lucid_node_request_duration_seconds_bucket{node=\"a\",le=\"0.005\"} 1",
            "lucid_node_request_duration_seconds_bucket{node=\"a\",le=\"30\"} 2",
            "lucid_node_request_duration_seconds_bucket{node=\"a\",le=\"+Inf\"} 3",
            "lucid_node_request_duration_seconds_count{node=\"a\"} 3",
            "lucid_node_request_duration_seconds_sum{node=\"a\"} 60.023",
        ] { #expect(lines.contains(Substring(line)), "\(line)") }
    }

    @Test("a label with too many values does not fill the memory")
    func bounded() {
        let registry = MetricRegistry()

        for index in 0..<10_000 {
            registry.makeCounter(label: "lucid_backups_total", dimensions: [("result", "\(index)")])
                .increment(by: 1)
        }

        #expect(registry.samples["lucid_backups_total"]?.count == 4096)
    }
}
