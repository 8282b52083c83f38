import Payments

/// One metric with all its samples, in Prometheus' text format (0.0.4).
struct MetricFamily {
    /// What a sample's number means.
    enum Kind: String {
        /// Goes up only.
        case counter
        /// Goes up and down.
        case gauge
        /// Values counted by bounds.
        case histogram
    }

    /// One number.
    struct Sample {
        let labels: [(name: String, value: String)]
        /// As it is printed.
        let value: String
        /// Behind the family's name: a histogram has several series.
        var suffix = ""

        init(_ value: Double, _ labels: [(name: String, value: String)] = []) {
            self.value = MetricFamily.number(value)
            self.labels = labels
        }

        /// Amounts and counts stay integers.
        init(integer value: Int64, _ labels: [(name: String, value: String)] = []) {
            self.value = String(value)
            self.labels = labels
        }

        fileprivate init(_ suffix: String, _ value: String, _ labels: [(name: String, value: String)]) {
            self.suffix = suffix
            self.value = value
            self.labels = labels
        }

        /// The series of one distribution, its buckets added up from below.
        static func series(_ values: Distribution, _ labels: [(name: String, value: String)] = []) -> [Self] {
            var total: Int64 = 0
            let bounds = values.bounds.map(MetricFamily.number) + ["+Inf"]
            let buckets = zip(bounds, values.counts).map { bound, count in
                total += count
                return Self("_bucket", String(total), labels + [("le", bound)])
            }
            return buckets + [
                Self("_sum", MetricFamily.number(values.sum), labels), Self("_count", String(total), labels),
            ]
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
        let lines = samples.map { "\(name)\($0.suffix)\(Self.labels($0.labels)) \($0.value)" }
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
    fileprivate static func number(_ value: Double) -> String {
        Int64(exactly: value).map(String.init) ?? String(value)
    }
}
