/// One metric of the service: what it is called, what it means, and the labels of its samples.
struct MetricDefinition: Sendable {
    /// Ends with the unit, and a counter's with `_total`.
    let name: String
    let kind: MetricFamily.Kind
    /// In one line.
    let help: String
    /// The names of its labels. The values of each are few: never ids, addresses or what a caller sent.
    let labels: [String]

    init(_ name: String, _ kind: MetricFamily.Kind, _ help: String, by labels: [String] = []) {
        self.name = name
        self.kind = kind
        self.labels = labels
        self.help = help
    }

    /// The family with `samples`.
    func family(_ samples: [MetricFamily.Sample]) -> MetricFamily {
        MetricFamily(name: name, kind: kind, help: help, samples: samples)
    }
}
