/// A value in effect, as it is shown.
struct Setting {
    /// Where a value comes from.
    enum Origin: Hashable, CustomStringConvertible {
        case standard
        case environment
        /// The file given by `--config`.
        case configurationFile(String)
        /// The file given by `NAME_FILE`.
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

    /// Shown in place of a secret.
    static let mask = "<secret>"

    let variable: Variable
    /// Masked if it is secret; nil if it is not set.
    let shown: String?
    let origin: Origin
}

/// One mistake in the configuration.
struct ConfigurationProblem: Error, Hashable, CustomStringConvertible {
    /// The variable, or the file and line.
    let place: String
    /// What is wrong, without the value of a secret.
    let reason: String

    var description: String { "\(place): \(reason)" }
}

/// Why a text is not a valid value.
struct ValueProblem: Error {
    let reason: String

    init(_ reason: String) {
        self.reason = reason
    }
}
