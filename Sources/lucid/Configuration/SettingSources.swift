import Foundation

/// What is set in the environment and in the file given by `--config`, before it is interpreted. The environment
/// takes precedence.
struct SettingSources {
    /// A text and where it was set.
    struct Found {
        let text: String
        let origin: Setting.Origin
    }

    private enum Limits {
        /// A secret is one line, so a longer file is something else.
        static let secretBytesMax = 65_536
    }

    private let environment: [String: String]
    private let file: ConfigurationFile?
    /// Unknown names, and lines of the file that are not settings.
    let problems: [ConfigurationProblem]

    init(environment: [String: String], file path: String?) {
        self.environment = environment.filter { $0.key.hasPrefix("LUCID_") }
        file = path.map(ConfigurationFile.init(path:))
        let unknown = self.environment.keys.filter { !Variable.allNames.contains($0) }.sorted()
        problems =
            unknown.map { ConfigurationProblem(place: $0, reason: "unknown variable") }
            + (file?.problems ?? [])
    }

    /// The text that `variable` is set to. An empty one counts as not set.
    func find(_ variable: Variable) throws(ConfigurationProblem) -> Found? {
        if let found = try find(variable, in: environment, origin: .environment) { return found }
        guard let file else { return nil }
        return try find(variable, in: file.values, origin: .configurationFile(file.path))
    }

    private func find(
        _ variable: Variable, in values: [String: String], origin: Setting.Origin
    ) throws(ConfigurationProblem) -> Found? {
        let text = values[variable.name].flatMap { $0.isEmpty ? nil : $0 }
        guard let fileName = variable.fileName, let path = values[fileName], !path.isEmpty else {
            return text.map { Found(text: $0, origin: origin) }
        }
        guard text == nil else {
            throw ConfigurationProblem(
                place: variable.name, reason: "\(fileName) is set too; remove one of them")
        }
        return Found(text: try Self.secret(at: path, named: fileName), origin: .secretFile(path))
    }

    /// The file's text without the newline at its end.
    private static func secret(at path: String, named name: String) throws(ConfigurationProblem) -> String {
        guard let bytes = FileManager.default.contents(atPath: path), bytes.count <= Limits.secretBytesMax,
            let text = FileText(bytes)?.withoutFinalLineEnd
        else { throw ConfigurationProblem(place: name, reason: "\(path) cannot be read as text") }
        guard !text.isEmpty else { throw ConfigurationProblem(place: name, reason: "\(path) is empty") }
        return text
    }
}
