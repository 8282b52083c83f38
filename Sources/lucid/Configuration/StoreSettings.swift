import Foundation

/// Where records are kept.
struct StoreSettings {
    /// The folder of the embedded store and, on devnet, of created secrets.
    let directory: DataDirectory
    /// The SQLite file.
    let databasePath: String

    init(_ reader: inout SettingReader) {
        let directory = DataDirectory(
            path: reader.value(.dataDirectory, default: ("./data", "./data")) { text in text })
        let standard = "lucid.sqlite"
        databasePath = reader.value(
            .storeURL, default: ("sqlite:\(standard)", directory.file(standard))
        ) { text throws(ValueProblem) in try Self.databasePath(text, in: directory) }
        reader.unsupported(.cacheURL, "caches are kept in memory") { text throws(ValueProblem) in
            guard text.hasPrefix("redis://"), text.count > "redis://".count else {
                throw ValueProblem("must be redis://HOST[:PORT][/DATABASE]")
            }
        }
        self.directory = directory
    }

    private static func databasePath(
        _ text: String, in directory: DataDirectory
    ) throws(ValueProblem) -> String {
        if text.hasPrefix("mongodb://") || text.hasPrefix("mongodb+srv://") {
            throw ValueProblem("this version does not support MongoDB: records are kept in SQLite")
        }
        guard text.hasPrefix("sqlite:") else { throw ValueProblem("must be sqlite:FILE") }
        var path = text.dropFirst("sqlite:".count)
        // As URLs have it: no host, then an absolute path.
        if path.hasPrefix("///") { path = path.dropFirst(2) }
        guard !path.isEmpty, !path.hasPrefix("//"), !path.hasPrefix(":"), !path.hasSuffix("/"),
            !path.contains("?")
        else {
            throw ValueProblem("must be sqlite:FILE, with a file below LUCID_DATA_DIR or an absolute path")
        }
        return path.hasPrefix("/") ? String(path) : directory.file(String(path))
    }
}
