/// Reads settings one by one and collects mistakes, so that all of them are reported at once.
struct SettingReader {
    private let sources: SettingSources
    /// What was read so far.
    private(set) var settings: [Setting] = []
    /// The mistakes so far.
    private(set) var problems: [ConfigurationProblem]

    init(_ sources: SettingSources) {
        self.sources = sources
        problems = sources.problems
    }

    /// Notes a mistake.
    mutating func complain(_ variable: Variable, _ reason: String) {
        problems.append(ConfigurationProblem(place: variable.name, reason: reason))
    }

    /// Whether `variable` has a mistake.
    func isBad(_ variable: Variable) -> Bool {
        problems.contains { $0.place == variable.name || $0.place == variable.fileName }
    }

    /// Whether `variable` was read and is not at its default.
    func isSet(_ variable: Variable) -> Bool {
        settings.contains { $0.variable == variable && $0.origin != .standard }
    }

    /// The value of `variable`; if it is not set, or is invalid, that of `standard`.
    ///
    /// - Parameter shown: What people see of a value that may hold secrets.
    mutating func value<Value>(
        _ variable: Variable, default standard: (text: String, value: Value),
        showing shown: (String) -> String = { $0 }, parse: (String) throws(ValueProblem) -> Value
    ) -> Value {
        switch parsed(variable, parse) {
        case .some(let (value, found)):
            note(variable, shown(found.text), found.origin)
            return value
        case nil:
            note(variable, standard.text, .standard)
            return standard.value
        }
    }

    /// The value of `variable`; nil if it is not set or invalid.
    ///
    /// - Parameter shown: What people see of a value that may hold secrets.
    mutating func optional<Value>(
        _ variable: Variable, showing shown: (String) -> String = { $0 },
        parse: (String) throws(ValueProblem) -> Value
    ) -> Value? {
        let result = parsed(variable, parse)
        note(variable, (result?.found.text).map(shown), result?.found.origin ?? .standard)
        return result?.value
    }

    /// The value of a secret that may be created at the first start. The caller notes it.
    mutating func secret<Value>(
        _ variable: Variable, parse: (String) throws(ValueProblem) -> Value
    ) -> SecretLookup<Value> {
        let before = problems.count
        if let (value, found) = parsed(variable, parse) {
            note(variable, found.text, found.origin)
            return .given(value)
        }
        return problems.count == before ? .missing : .bad
    }

    /// Checks a setting that has no effect in this version. Anything but its default is refused, because whoever sets
    /// it relies on it.
    mutating func unsupported(
        _ variable: Variable, default standard: String? = nil, _ reason: String,
        judge: (String) throws(ValueProblem) -> Void
    ) {
        let result = parsed(variable) { text throws(ValueProblem) in
            try judge(text)
            guard text == standard else { throw ValueProblem("this version does not support it: \(reason)") }
            return text
        }
        note(variable, result?.value ?? standard, result?.found.origin ?? .standard)
    }

    /// Notes a value in effect.
    mutating func note(_ variable: Variable, _ text: String?, _ origin: Setting.Origin) {
        let shown = variable.isSecret ? text.map { Self.masked($0, of: variable) } : text
        settings.append(Setting(variable: variable, shown: shown, origin: origin))
    }

    private mutating func parsed<Value>(
        _ variable: Variable, _ parse: (String) throws(ValueProblem) -> Value
    ) -> (value: Value, found: SettingSources.Found)? {
        do {
            guard let found = try sources.find(variable) else { return nil }
            do {
                return (try parse(found.text), found)
            } catch {
                complain(variable, error.reason)
            }
        } catch {
            problems.append(error)
        }
        return nil
    }

    /// A URL shows all but its credentials, anything else nothing.
    private static func masked(_ text: String, of variable: Variable) -> String {
        switch variable {
        case .storeURL, .cacheURL:
            guard let at = text.lastIndex(of: "@"), let slashes = text.firstRange(of: "//") else {
                return text
            }
            return text[..<slashes.upperBound] + Setting.mask + text[at...]
        default: return Setting.mask
        }
    }
}

/// The result of reading a secret.
enum SecretLookup<Value> {
    case given(Value)
    case missing
    /// Noted as a problem already.
    case bad
}
