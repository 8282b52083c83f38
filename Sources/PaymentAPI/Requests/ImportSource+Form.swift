import PaymentModel
import Payments
import StrictJSON
import Tron

extension Form where Value == ImportSource {
    /// What a wallet is imported from. Violations never repeat a secret.
    static var importSource: Self {
        .object { object in
            object.required("type", .word(of: ImportKind.self)).flatMap { kind in
                switch kind {
                case .privateKey: object.required("private_key", .privateKey).map { .privateKey($0) }
                case .recoveryPhrase: recoveryPhrase(object)
                case .keystore: keystore(object)
                case .watch: object.required("address", .address).map { .watch($0) }
                case .hardware: hardware(object)
                }
            }
        }
    }

    private static func recoveryPhrase(_ object: ObjectReader) -> Checked<ImportSource> {
        all(
            object.required("words", .mnemonic),
            object.optional("passphrase", .text(TextRule(length: 0...256)), else: ""),
            object.optional("path", .derivationPath)
        ).map { phrase, passphrase, path in
            .recoveryPhrase(phrase, passphrase: passphrase, path: path?.parsed ?? .first)
        }
    }

    private static func keystore(_ object: ObjectReader) -> Checked<ImportSource> {
        all(object.required("keystore", .keystore), object.required("password", .text(.password)))
            .map { .keystore($0, password: $1) }
    }

    private static func hardware(_ object: ObjectReader) -> Checked<ImportSource> {
        all(
            object.required("address", .address), object.optional("path", .derivationPath),
            // The device's name is for people; nothing depends on it.
            object.optional("device", .text(TextRule(length: 0...100)))
        ).map { address, path, _ in .hardware(address, path: path?.text) }
    }
}

/// The kinds of source, by the word in `type`.
private enum ImportKind: String, CaseIterable {
    case privateKey = "private_key"
    case recoveryPhrase = "recovery_phrase"
    case keystore, watch, hardware
}

/// A derivation path, as it was sent and as it was understood.
private struct DerivationPath {
    let text: String
    let parsed: HDPath
}

extension Form where Value == DerivationPath {
    fileprivate static var derivationPath: Self {
        .string("must be a path such as m/44'/195'/0'/0/0") { text in
            HDPath(text).map { DerivationPath(text: text, parsed: $0) }
        }
    }
}

extension Form where Value == PrivateKey {
    fileprivate static var privateKey: Self {
        .string("must be a private key: 64 hex digits, from 1 to below the curve's order") { text in
            guard text.utf8.count == 2 * PrivateKey.byteCount, let bytes = [UInt8](hex: text.lowercased())
            else { return nil }
            return try? PrivateKey(bytes: bytes)
        }
    }
}

extension Form where Value == Mnemonic {
    fileprivate static var mnemonic: Self {
        .string("must be 12, 15, 18, 21 or 24 English BIP-39 words with a right checksum") { text in
            try? Mnemonic(parsing: text)
        }
    }
}
