import PaymentModel
import Payments
import StrictJSON
import Tron

extension ImportSource {
    /// The kinds of source, by the word in `type`.
    private enum Kind: String, CaseIterable {
        case privateKey = "private_key"
        case recoveryPhrase = "recovery_phrase"
        case keystore, watch, hardware
    }

    private static let pathRule = TextRule(length: 0...64)

    /// The source that `object` describes; nil where an offence was noted. No offence repeats a secret.
    init?(reading object: ObjectReader) {
        var object = object
        guard let kind = object.word("type", of: Kind.self) else { return nil }
        let source: Self?
        switch kind {
        case .privateKey: source = Self.privateKey(in: &object)
        case .recoveryPhrase: source = Self.recoveryPhrase(in: &object)
        case .keystore: source = Self.keystore(in: &object)
        case .watch: source = object.address("address").map { .watch($0) }
        case .hardware: source = Self.hardware(in: &object)
        }
        object.refuseUnknown()
        guard let source else { return nil }
        self = source
    }

    private static func privateKey(in object: inout ObjectReader) -> Self? {
        guard let text = object.text("private_key", .anything) else { return nil }
        guard text.utf8.count == 2 * PrivateKey.byteCount, let bytes = [UInt8](hex: text.lowercased()),
            let key = try? PrivateKey(bytes: bytes)
        else {
            object.offences.add(
                object.place(of: "private_key"),
                "must be a private key: 64 hex digits, from 1 to below the curve's order")
            return nil
        }
        return .privateKey(key)
    }

    private static func recoveryPhrase(in object: inout ObjectReader) -> Self? {
        let words = object.text("words", .anything)
        let passphrase = object.text("passphrase", TextRule(length: 0...256), .optional)
        let path = path(in: &object)
        guard let words else { return nil }
        do {
            let phrase = try Mnemonic(parsing: words)
            guard let path = path.parsed else { return nil }
            return .recoveryPhrase(phrase, passphrase: passphrase ?? "", path: path)
        } catch {
            object.offences.add(
                object.place(of: "words"),
                "must be 12, 15, 18, 21 or 24 English BIP-39 words with a right checksum")
            return nil
        }
    }

    private static func keystore(in object: inout ObjectReader) -> Self? {
        let keystore = object.keystore("keystore")
        let password = object.text("password", TextRule(length: 1...1024, allowsControls: true))
        guard let keystore, let password else { return nil }
        return .keystore(keystore, password: password)
    }

    private static func hardware(in object: inout ObjectReader) -> Self? {
        let address = object.address("address")
        let path = path(in: &object)
        // What the device is called is for people; only its address and path matter here.
        _ = object.text("device", TextRule(length: 0...100), .optional)
        return address.map { .hardware($0, path: path.text) }
    }

    /// A derivation path, where one is given; the default otherwise.
    private static func path(in object: inout ObjectReader) -> (text: String?, parsed: HDPath?) {
        guard let text = object.text("path", pathRule, .optional) else { return (nil, .first) }
        guard let path = HDPath(text) else {
            object.offences.add(object.place(of: "path"), "must be a path such as m/44'/195'/0'/0/0")
            return (text, nil)
        }
        return (text, path)
    }
}

extension ObjectReader {
    /// A keystore by its form; whether a password opens it shows only later.
    mutating func keystore(_ key: String) -> Keystore? {
        guard let value = value(key) else { return nil }
        do {
            return try Keystore(json: value)
        } catch {
            offences.add(place(of: key), error.reason)
            return nil
        }
    }
}
