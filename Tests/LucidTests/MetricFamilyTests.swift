import Testing

@testable import lucid

@Suite("Metrics in Prometheus' text format")
struct MetricFamilyTests {
    @Test("a family has a line that says what it is, one for its type, and one for each sample")
    func lines() {
        let family = MetricFamily(
            name: "lucid_node_latency_seconds", kind: .gauge, help: "How long.",
            samples: [.init(0.25, [("node", "a:1")]), .init(3)])

        #expect(
            family.text == """
                # HELP lucid_node_latency_seconds How long.
                # TYPE lucid_node_latency_seconds gauge
                lucid_node_latency_seconds{node="a:1"} 0.25
                lucid_node_latency_seconds 3

                """)
    }

    @Test("a label's value is escaped")
    func escaping() {
        let family = MetricFamily(
            name: "a", kind: .counter, help: "b", samples: [.init(1, [("c", "\"\\\n")])])

        #expect(family.text.hasSuffix(#"a{c="\"\\\n"} 1"# + "\n"))
    }

    @Test("without samples there is nothing")
    func empty() {
        #expect(MetricFamily(name: "a", kind: .gauge, help: "b", samples: []).text.isEmpty)
    }

    @Test("the process's own figures are there")
    func process() throws {
        let figures = try #require(ProcessFigures.now())

        #expect(figures.residentBytes > 1_000_000)
        #expect(figures.cpuSeconds > 0)
        #expect(figures.openFiles > 2)
    }
}
