import Foundation

/// The file given by `--config`: lines of `NAME=VALUE`, taken literally, without quotes. Empty lines and lines that
/// begin with `#` are skipped.
struct ConfigurationFile {
    let path: String
    private(set) var values: [String: String] = [:]
    private(set) var problems: [ConfigurationProblem] = []

    private enum Limits {
        /// The largest values are key sets and policies, some kilobytes each.
        static let bytesMax = 1 << 20
    }

    init(path: String) {
        self.path = path
        guard let bytes = FileManager.default.contents(atPath: path), bytes.count <= Limits.bytesMax,
            let text = FileText(bytes)
        else {
            problems = [ConfigurationProblem(place: "--config", reason: "\(path) cannot be read as text")]
            return
        }
        for (index, line) in text.lines.enumerated() {
            read(line.trimmingCharacters(in: .whitespaces), number: index + 1)
        }
    }

    private mutating func read(_ line: String, number: Int) {
        guard !line.isEmpty, !line.hasPrefix("#") else { return }
        let place = "\(path) line \(number)"
        guard !line.utf8.contains(UInt8(ascii: "\r")) else {
            let reason = "has a carriage return; lines end with LF or CR LF"
            problems.append(ConfigurationProblem(place: place, reason: reason))
            return
        }
        guard let equals = line.unicodeScalars.firstIndex(of: "=") else {
            problems.append(ConfigurationProblem(place: place, reason: "is not NAME=VALUE"))
            return
        }
        let name = line[..<equals].trimmingCharacters(in: .whitespaces)
        if !Variable.allNames.contains(name) {
            problems.append(ConfigurationProblem(place: place, reason: "unknown variable \(name)"))
        } else if values[name] != nil {
            problems.append(ConfigurationProblem(place: place, reason: "\(name) is set a second time"))
        } else {
            values[name] = line[line.unicodeScalars.index(after: equals)...].trimmingCharacters(
                in: .whitespaces)
        }
    }
}
