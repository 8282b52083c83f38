/// A value in force, as people are shown it.
struct Setting {
    /// Where a value comes from.
    enum Origin: Hashable, CustomStringConvertible {
        case standard
        case environment
        /// The file that `--config` names.
        case configurationFile(String)
        /// The file that `NAME_FILE` names.
        case secretFile(String)
        /// In devnet, kept in the data directory.
        case madeAtFirstStart(String)

        var description: String {
            switch self {
            case .standard: "default"
            case .environment: "environment"
            case .configurationFile(let path): "file \(path)"
            case .secretFile(let path): "secret file \(path)"
            case .madeAtFirstStart(let path): "created at the first start, \(path)"
            }
        }
    }

    /// Stands for a secret.
    static let mask = "<secret>"

    let variable: Variable
    /// Masked where it is secret; nil if there is none.
    let shown: String?
    let origin: Origin
}

/// Something that is wrong with the configuration.
struct ConfigurationProblem: Error, Hashable, CustomStringConvertible {
    /// The variable, or the file and line.
    let place: String
    /// What is wrong, without the value of a secret.
    let reason: String

    var description: String { "\(place): \(reason)" }
}

/// Why a text is no value of its kind.
struct ValueProblem: Error {
    let reason: String

    init(_ reason: String) {
        self.reason = reason
    }
}
