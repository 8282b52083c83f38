/// A page of metrics, read as strictly as Prometheus reads it.
struct MetricsPageText {
    struct Broken: Error { let line: String }

    struct Sample {
        let name: String
        let labels: [String: String]
        let value: Double
    }

    /// The types of the families, by name.
    private(set) var types: [String: String] = [:]
    private(set) var samples: [Sample] = []

    /// - Throws: `Broken` with the first line that is not of the format, whose family was not announced, or whose series
    ///   was there before.
    init(_ text: String) throws {
        var helped: Set<String> = []
        var series: Set<Substring> = []
        for line in text.split(separator: "\n") {
            if let match = line.wholeMatch(of: /# HELP (\w+) \S.*/) {
                guard helped.insert(String(match.1)).inserted else { throw Broken(line: String(line)) }
            } else if let match = line.wholeMatch(of: /# TYPE (\w+) (counter|gauge|histogram)/) {
                guard helped.contains(String(match.1)) else { throw Broken(line: String(line)) }
                types[String(match.1)] = String(match.2)
            } else {
                guard let sample = Self.sample(line), types[Self.family(of: sample.name, in: types)] != nil,
                    let end = line.lastIndex(of: " "), series.insert(line[..<end]).inserted
                else { throw Broken(line: String(line)) }
                samples.append(sample)
            }
        }
    }

    /// The value of the one sample with these labels; nil if none or several have them.
    func value(_ name: String, _ labels: [String: String] = [:]) -> Double? {
        let found = samples.filter { sample in
            sample.name == name && labels.allSatisfy { sample.labels[$0.key] == $0.value }
        }
        return found.count == 1 ? found[0].value : nil
    }

    private static func sample(_ line: Substring) -> Sample? {
        guard let match = line.wholeMatch(of: /(\w+)(?:\{(.*)\})? ([0-9.e+\-]+|\+Inf)/),
            let value = Double(match.3.replacing("+Inf", with: "inf"))
        else { return nil }
        var labels: [String: String] = [:]
        var rest = match.2 ?? ""
        while !rest.isEmpty {
            guard let label = rest.prefixMatch(of: /(\w+)="([^"\\]*)"(?:,|$)/),
                labels.updateValue(String(label.2), forKey: String(label.1)) == nil
            else { return nil }
            rest = rest[label.range.upperBound...]
        }
        return Sample(name: String(match.1), labels: labels, value: value)
    }

    /// A histogram's series have names of their own.
    private static func family(of name: String, in types: [String: String]) -> String {
        for suffix in ["_bucket", "_sum", "_count"] where name.hasSuffix(suffix) {
            let family = String(name.dropLast(suffix.count))
            if types[family] == "histogram" { return family }
        }
        return name
    }
}
