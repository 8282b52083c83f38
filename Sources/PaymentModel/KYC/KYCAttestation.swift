import StrictJSON
import Tron

/// What an issuer says about a recipient.
package struct KYCAttestation: Sendable {
    let recipient: Address
    /// 1…5.
    package let level: Int
    /// The most for each payout, as the decimal in the attestation; nil if there is none.
    let maximum: String?
    /// `jti`, 1 to 256 characters.
    package let id: String
    /// Seconds since 1970.
    let expiresAt: Int64
    /// Seconds since 1970: the later of `iat` and `nbf`.
    let notBefore: Int64

    private enum Limits {
        static let levels = Int64(1)...5
        static let idLength = 1...256
        /// 2^53: past it a NumericDate is not a date.
        static let secondsMax: Int64 = 1 << 53
    }

    init(claims: JSON) throws(PaymentError) {
        guard let subject = claims["sub"]?.string, let recipient = try? Address(parsing: subject) else {
            throw .badAttestation("sub is not an address")
        }
        guard let level = claims["kyc_level"]?.int64, Limits.levels.contains(level) else {
            throw .badAttestation("kyc_level is not 1 to 5")
        }
        guard let id = claims["jti"]?.string, Limits.idLength.contains(id.unicodeScalars.count) else {
            throw .badAttestation("jti is missing or too long")
        }
        switch claims["max_amount"] {
        case nil: maximum = nil
        case .string(let text): maximum = text
        default: throw .badAttestation("max_amount is not a decimal string")
        }
        self.recipient = recipient
        self.level = Int(level)
        self.id = id
        guard let expiresAt = try Self.seconds(claims, "exp"), let issuedAt = try Self.seconds(claims, "iat")
        else { throw .badAttestation("exp or iat is missing") }
        self.expiresAt = expiresAt
        notBefore = max(issuedAt, try Self.seconds(claims, "nbf") ?? issuedAt)
    }

    /// Whether it covers a payout of `amount`.
    ///
    /// - Throws: `PaymentError` with `kycAttestationInvalid`, also if the maximum is not an amount of the asset.
    package func requireCovering(_ amount: AssetAmount) throws(PaymentError) {
        guard let maximum else { return }
        guard let bound = try? AssetAmount(parsing: maximum, asset: amount.asset) else {
            throw .badAttestation("max_amount is not an amount of \(amount.asset.symbol)")
        }
        guard amount.units <= bound.units else {
            throw .badAttestation("it is for at most \(bound.text) \(amount.asset.symbol) a payout")
        }
    }

    /// A NumericDate; a fraction of a second is cut off.
    private static func seconds(_ claims: JSON, _ name: String) throws(PaymentError) -> Int64? {
        guard let value = claims[name] else { return nil }
        guard case .number(let number) = value,
            let seconds = number.literal.split(separator: ".").first.flatMap({ Int64($0) }),
            (-Limits.secondsMax...Limits.secondsMax).contains(seconds)
        else { throw .badAttestation("\(name) is not a number of seconds") }
        return seconds
    }
}

extension PaymentError {
    static func badAttestation(_ reason: String) -> Self {
        Self(.kycAttestationInvalid, "The KYC attestation is not valid: \(reason).")
    }
}
