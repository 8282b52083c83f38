import Foundation
import PaymentAPI
import StrictJSON

/// What tokens must contain, and the keys that may sign them besides the secret.
struct TokenOptions {
    let issuer: String
    let audience: String
    /// A JWK set as JSON text; nil if only the secret verifies.
    let keySet: String?

    private enum Limits {
        static let nameCharactersMax = 256
    }

    init(_ reader: inout SettingReader) {
        issuer = reader.value(.jwtIssuer, default: ("lucid", "lucid"), parse: Self.name)
        let audience = "lucid-tron-payments"
        self.audience = reader.value(.jwtAudience, default: (audience, audience), parse: Self.name)
        keySet = reader.keySet(.jwtKeySet)
    }

    private static func name(_ text: String) throws(ValueProblem) -> String {
        guard text.count <= Limits.nameCharactersMax, text.allSatisfy({ !$0.isNewline }) else {
            throw ValueProblem("must be one line of at most \(Limits.nameCharactersMax) characters")
        }
        return text
    }

    /// Checks whether the key set can be used.
    func judge(_ reader: inout SettingReader) async {
        guard let keySet else { return }
        do {
            _ = try await TokenVerifier(
                TokenSettings(issuer: issuer, audience: audience, secret: nil, jwks: keySet))
        } catch {
            reader.complain(.jwtKeySet, error.reason)
        }
    }
}

extension SettingReader {
    /// The JSON text of a value: the value itself if it begins with `{`, otherwise the file that it names.
    mutating func keySet(_ variable: Variable) -> String? {
        var text: String?
        let shown = optional(variable, showing: { $0.hasPrefix("{") ? Setting.mask : $0 }) {
            value throws(ValueProblem) in
            text = try Self.jsonText(value)
            return value
        }
        return shown == nil ? nil : text
    }

    /// The JSON text of a value: the value itself if it begins with `{`, otherwise the file that it names.
    static func jsonText(_ value: String) throws(ValueProblem) -> String {
        if value.hasPrefix("{") { return value }
        guard let bytes = FileManager.default.contents(atPath: value),
            let text = String(validating: bytes, as: UTF8.self)
        else { throw ValueProblem("\(value) cannot be read as text") }
        return text
    }
}
