import PaymentModel
import Payments
import StrictJSON
import Tron

extension Form where Value == Address {
    /// An address in base58check or hex.
    static var address: Self {
        .string { text in
            do throws(AddressError) {
                return .valid(try Address(parsing: text))
            } catch {
                return .violation(error.words)
            }
        }
    }
}

extension Form where Value == [UInt8] {
    /// `count` bytes in hex.
    static func hex(bytes count: Int) -> Self {
        .string("must be \(count) bytes in hex") { text in
            [UInt8](hex: text).flatMap { $0.count == count ? $0 : nil }
        }
    }
}

extension Form where Value == AssetAmount {
    /// A decimal amount of `asset`.
    static func amount(of asset: Asset) -> Self {
        Self { json in
            guard let text = json.string else {
                return .violation("must be a decimal number as a string, such as \"12.5\"")
            }
            guard let amount = try? AssetAmount(parsing: text, asset: asset) else {
                return .violation(
                    "must be a number with up to \(asset.decimals) decimal places, such as 1234.50")
            }
            return .valid(amount)
        }
    }
}

extension Form where Value == Asset {
    /// The symbol of one of `assets`.
    static func asset(of assets: AssetRegistry) -> Self {
        .string("must be one of \(assets.assets.map(\.symbol).joined(separator: ", "))") { assets[$0] }
    }
}

extension Form where Value == Token {
    /// The symbol of one of the tokens among `assets`.
    static func token(of assets: AssetRegistry) -> Self {
        .string("must be one of \(assets.tokens.map(\.symbol).joined(separator: ", "))") { assets[$0]?.token }
    }
}

extension Form where Value == Sun {
    /// A decimal amount of TRX.
    static var trx: Self { Form<AssetAmount>.amount(of: .trx).map { Sun($0.units) } }
}

extension Form where Value == Timestamp {
    /// A time as RFC 3339 has it.
    static var time: Self {
        .string("must be a time as in RFC 3339, such as 2026-11-23T14:01:04Z") { Timestamp($0) }
    }
}

extension Form {
    /// The id of a record, which may exist or not.
    static func id<Subject>(of type: Identifier<Subject>.Type) -> Self where Value == Identifier<Subject> {
        .string("must be an id that begins with \(Subject.identifierPrefix)_") { Identifier($0) }
    }

    /// The id of a record that is looked up.
    static func existing<Subject>(
        _ type: Identifier<Subject>.Type
    ) -> Self where Value == Identifier<Subject> {
        .string { text in
            // Some texts have the form and more than 128 bits: nothing has such an id, and nothing ever will.
            Identifier<Subject>(text) == nil && type.hasForm(text)
                ? .invalid(.unknownID) : Self.id(of: type).read(.string(text))
        }
    }
}

extension Form where Value == Keystore {
    /// A keystore by its form. Whether a password opens it shows only later.
    static var keystore: Self {
        Self { json in
            do throws(KeystoreError) {
                return .valid(try Keystore(json: json))
            } catch {
                return .violation(error.reason)
            }
        }
    }
}
