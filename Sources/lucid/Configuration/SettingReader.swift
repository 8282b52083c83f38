/// Reads settings one by one, keeps what is wrong, and goes on: whoever starts the service hears of all mistakes at once.
struct SettingReader {
    private let sources: SettingSources
    /// What was read so far.
    private(set) var settings: [Setting] = []
    /// What is wrong so far.
    private(set) var problems: [ConfigurationProblem]

    init(_ sources: SettingSources) {
        self.sources = sources
        problems = sources.problems
    }

    /// Notes something that is wrong.
    mutating func complain(_ variable: Variable, _ reason: String) {
        problems.append(ConfigurationProblem(place: variable.name, reason: reason))
    }

    /// Whether something is wrong with `variable` itself.
    func isBad(_ variable: Variable) -> Bool {
        problems.contains { $0.place == variable.name || $0.place == variable.fileName }
    }

    /// Whether `variable` was read and is not at its default.
    func isSet(_ variable: Variable) -> Bool {
        settings.contains { $0.variable == variable && $0.origin != .standard }
    }

    /// The value of `variable`; where it is not set, what `standard` says; where it is bad, the same, and a problem.
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

    /// The value of `variable`, or nil where it is not set or bad.
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

    /// The value of a secret that may be made at the first start, for the caller to note.
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

    /// Judges a setting that has no effect in this version: anything but its default is refused, since whoever sets it
    /// counts on it.
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

    /// Notes a value in force.
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

/// What reading a secret came to.
enum SecretLookup<Value> {
    case given(Value)
    case missing
    /// Noted as a problem already.
    case bad
}
