import Foundation
import PaymentModel
import Payments

/// A secret that was configured, or that a devnet creates for itself.
enum SecretSetting<Value> {
    case given(Value)
    case made(MadeSecret)
    /// Not configured.
    case absent
}

/// The secrets that seal keys and sign tokens.
struct SecretSettings {
    let masterKey: SecretSetting<MasterKey>
    let jwtSecret: SecretSetting<[UInt8]>

    private enum Limits {
        /// RFC 7518 section 3.2: a key as long as the hash.
        static let jwtSecretBytesMin = 32
    }

    init(
        _ reader: inout SettingReader, network: NetworkName, directory: DataDirectory, tokens: TokenOptions
    ) {
        masterKey = Self.masterKey(&reader, on: network, directory: directory)
        jwtSecret = Self.jwtSecret(&reader, on: network, directory: directory)
        if case .absent = masterKey, !reader.isBad(.masterKey) {
            reader.complain(.masterKey, "must be set outside devnet")
        }
        if case .absent = jwtSecret, !tokens.hasKeySet, !reader.isBad(.jwtSecret),
            !reader.isBad(.jwtKeySet), !reader.isBad(.jwtKeySetURL)
        {
            reader.complain(.jwtSecret, "must be set outside devnet, or LUCID_JWT_JWKS")
        }
    }

    /// The master key; absent if it is neither set nor created here.
    static func masterKey(
        _ reader: inout SettingReader, on network: NetworkName, directory: DataDirectory
    ) -> SecretSetting<MasterKey> {
        let made = MadeSecret(kind: .masterKey, directory: directory)
        return secret(.masterKey, made: made, on: network, from: &reader, parse: masterKey(parsing:))
    }

    /// The secret that signs tokens; absent if it is neither set nor created here.
    static func jwtSecret(
        _ reader: inout SettingReader, on network: NetworkName, directory: DataDirectory
    ) -> SecretSetting<[UInt8]> {
        let made = MadeSecret(kind: .jwtSecret, directory: directory)
        return secret(.jwtSecret, made: made, on: network, from: &reader, parse: jwtSecret(parsing:))
    }

    private static func secret<Value>(
        _ variable: Variable, made: MadeSecret, on network: NetworkName, from reader: inout SettingReader,
        parse: (String) throws(ValueProblem) -> Value
    ) -> SecretSetting<Value> {
        let lookup = reader.secret(variable) { text throws(ValueProblem) in
            let value = try parse(text)
            if network != .devnet { try DefaultSecret.refuse(text, made: made.existing()) }
            return value
        }
        switch lookup {
        case .given(let value): return .given(value)
        case .missing where network == .devnet:
            reader.note(variable, Setting.mask, .madeAtFirstStart(made.path))
            if let text = made.existing() {
                do { _ = try parse(text) } catch { reader.complain(variable, "\(made.path) \(error.reason)") }
            }
            return .made(made)
        case .missing, .bad:
            reader.note(variable, nil, .standard)
            return .absent
        }
    }

    /// 32 bytes in base64.
    static func masterKey(parsing text: String) throws(ValueProblem) -> MasterKey {
        guard let bytes = Data(base64Encoded: text), let key = try? MasterKey(bytes: Array(bytes)) else {
            throw ValueProblem("must be 32 bytes in base64")
        }
        return key
    }

    /// The text's bytes.
    static func jwtSecret(parsing text: String) throws(ValueProblem) -> [UInt8] {
        guard text.utf8.count >= Limits.jwtSecretBytesMin else {
            throw ValueProblem("must have at least \(Limits.jwtSecretBytesMin) bytes")
        }
        return Array(text.utf8)
    }
}

extension SecretSetting {
    /// The secret. A devnet's own is created here.
    ///
    /// - Throws: `CommandFailure` with `configuration`.
    func value(
        random: any RandomSource, parse: (String) throws(ValueProblem) -> Value
    ) throws -> Value? {
        switch self {
        case .given(let value): return value
        case .absent: return nil
        case .made(let made):
            let text = try made.readOrMake(random: random)
            do {
                return try parse(text)
            } catch {
                throw CommandFailure(.configuration, "\(made.path) \(error.reason)")
            }
        }
    }
}

/// Secrets that are well known or can be guessed.
enum DefaultSecret {
    private enum Limits {
        /// Of 32 random hex digits, one in 25 million has fewer; other random secrets never do.
        static let distinctBytesMin = 8
    }

    /// Words from examples, tutorials and the documents of this project, long enough never to appear in a random
    /// secret.
    private static let words = [
        "changeme", "change-me", "change_me", "your-256-bit", "yoursecret", "your-secret", "your_secret",
        "jwtsecret", "jwt-secret", "jwt_secret", "default", "example", "password", "insecure", "development",
        "topsecret", "supersecret", "super-secret", "replace-me", "replaceme",
    ]

    /// - Parameter made: The secrets that a devnet created in the same data directory.
    static func refuse(_ text: String, made: String?) throws(ValueProblem) {
        let lower = text.lowercased()
        if let word = words.first(where: lower.contains) {
            throw ValueProblem("holds \"\(word)\", as default secrets do; outside devnet it must be random")
        }
        guard text != made else {
            throw ValueProblem("was created for a devnet; another network needs its own")
        }
        let isRegular =
            isRegular(Array(text.utf8)) || Data(base64Encoded: text).map { Self.isRegular(Array($0)) } == true
        guard !isRegular else { throw ValueProblem("has a pattern, so it is not random") }
    }

    /// Whether there are few different bytes, or each differs from the one before by the same step.
    private static func isRegular(_ bytes: [UInt8]) -> Bool {
        let steps = zip(bytes, bytes.dropFirst()).map { $1 &- $0 }
        return Set(bytes).count < Limits.distinctBytesMin || Set(steps).count == 1
    }
}
