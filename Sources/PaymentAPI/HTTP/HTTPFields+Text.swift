import HTTPTypes

extension HTTPFields {
    /// The value of the field `name`. The values of a field that was sent more than once are joined by
    /// commas.
    func value(of name: String) -> String? {
        HTTPField.Name(name).flatMap { self[$0] }
    }

    /// Sets the field `name`. A name that HTTP does not allow is a bug of ours; the field is left out.
    mutating func set(_ name: String, to value: String) {
        guard let name = HTTPField.Name(name) else { return }
        self[name] = value
    }

    /// Whether `Connection` has `close` among its options.
    var closesConnection: Bool {
        self[.connection]?.split(separator: ",").contains { $0.trimmed.lowercased() == "close" } ?? false
    }

    /// Whether the client waits for "100 Continue" before it sends its body (RFC 9110, section 10.1.1).
    var expectsContinue: Bool {
        value(of: "Expect")?.lowercased() == "100-continue"
    }
}
