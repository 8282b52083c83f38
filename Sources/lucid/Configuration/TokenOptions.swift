import Foundation
import PaymentAPI
import StrictJSON

/// What tokens must contain, and the keys that may sign them besides the secret.
struct TokenOptions {
    let issuer: String
    let audience: String
    /// A JWK set as JSON text; nil if none is configured.
    let keySet: String?
    /// The file that it is in, which is followed; nil if it is the variable's own value.
    let keySetPath: String?
    /// Where a JWK set is fetched; nil if it is not.
    let keySetURL: String?

    /// Whether tokens can be verified without a secret.
    var hasKeySet: Bool { keySet != nil || keySetURL != nil }

    private enum Limits {
        static let nameCharactersMax = 256
    }

    init(_ reader: inout SettingReader) {
        issuer = reader.value(.jwtIssuer, default: ("lucid", "lucid"), parse: Self.name)
        let audience = "lucid-tron-payments"
        self.audience = reader.value(.jwtAudience, default: (audience, audience), parse: Self.name)
        let set = reader.keySet(.jwtKeySet)
        (keySet, keySetPath) = (set?.text, set?.path)
        keySetURL = reader.optional(.jwtKeySetURL, parse: Self.url)
    }

    private static func name(_ text: String) throws(ValueProblem) -> String {
        guard text.count <= Limits.nameCharactersMax, text.allSatisfy({ !$0.isNewline }) else {
            throw ValueProblem("must be one line of at most \(Limits.nameCharactersMax) characters")
        }
        return text
    }

    private static func url(_ text: String) throws(ValueProblem) -> String {
        guard let url = URL(string: text), url.scheme == "https", url.host()?.isEmpty == false,
            url.user() == nil, url.fragment() == nil
        else { throw ValueProblem("must be an https:// URL without credentials") }
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
    /// The JSON text of a value, and the file that it is in: see `jsonText`.
    mutating func keySet(_ variable: Variable) -> (text: String, path: String?)? {
        optional(variable, showing: { $0.hasPrefix("{") ? Setting.mask : $0 }) { value throws(ValueProblem) in
            (try Self.jsonText(value), value.hasPrefix("{") ? nil : value)
        }
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
