/// One metric with all its samples, in Prometheus' text format (0.0.4).
struct MetricFamily {
    /// What a sample's number means.
    enum Kind: String {
        /// Goes up only.
        case counter
        /// Goes up and down.
        case gauge
    }

    /// One number.
    struct Sample {
        let labels: [(name: String, value: String)]
        let value: Double

        init(_ value: Double, _ labels: [(name: String, value: String)] = []) {
            self.value = value
            self.labels = labels
        }
    }

    /// Ends with the unit, and a counter with `_total`.
    let name: String
    let kind: Kind
    /// What it means, in one line.
    let help: String
    let samples: [Sample]

    /// The lines of this family; empty without samples.
    var text: String {
        guard !samples.isEmpty else { return "" }
        let lines = samples.map { "\(name)\(Self.labels($0.labels)) \(Self.number($0.value))" }
        return (["# HELP \(name) \(help)", "# TYPE \(name) \(kind.rawValue)"] + lines).joined(separator: "\n")
            + "\n"
    }

    private static func labels(_ labels: [(name: String, value: String)]) -> String {
        guard !labels.isEmpty else { return "" }
        return "{" + labels.map { "\($0.name)=\"\(escaped($0.value))\"" }.joined(separator: ",") + "}"
    }

    private static func escaped(_ text: String) -> String {
        text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n")
    }

    /// Whole numbers without a fraction: block numbers are read by people too.
    private static func number(_ value: Double) -> String {
        Int64(exactly: value).map(String.init) ?? String(value)
    }
}
