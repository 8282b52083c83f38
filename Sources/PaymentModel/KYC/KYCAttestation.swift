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
    /// How many payouts it may serve; nil for any number.
    let usesMax: Int64?
    /// How much it may serve in all, as the decimal in the attestation; nil for no bound.
    let total: String?
    /// `iss`.
    let issuer: String
    /// Seconds since 1970.
    let expiresAt: Int64
    /// Seconds since 1970: the later of `iat` and `nbf`.
    let notBefore: Int64

    private enum Limits {
        static let levels = Int64(1)...5
        static let idLength = 1...256
        /// The last second of the year 9999: after it, a time has no text.
        static let secondsMax: Int64 = 253_402_300_799
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
        guard let issuer = claims["iss"]?.string else { throw .badAttestation("iss is missing") }
        self.issuer = issuer.normalized
        maximum = try Self.decimal(claims, "max_amount")
        total = try Self.decimal(claims, "max_total")
        usesMax = try Self.count(claims, "max_uses")
        self.recipient = recipient
        self.level = Int(level)
        self.id = id.normalized
        guard let expiresAt = try Self.seconds(claims, "exp"), let issuedAt = try Self.seconds(claims, "iat")
        else { throw .badAttestation("exp or iat is missing") }
        self.expiresAt = expiresAt
        notBefore = max(issuedAt, try Self.seconds(claims, "nbf") ?? issuedAt)
    }

    /// What is kept of it with a payout of `asset`.
    ///
    /// - Throws: `PaymentError` with `kycAttestationInvalid` if `max_total` is not an amount of the asset.
    package func terms(for asset: Asset) throws(PaymentError) -> AttestationTerms {
        let totalMax = total.map { try? AssetAmount(parsing: $0, asset: asset) }
        if case .some(nil) = totalMax {
            throw .badAttestation("max_total is not an amount of \(asset.symbol)")
        }
        return AttestationTerms(
            issuer: issuer, id: id, expiresAt: Timestamp(milliseconds: expiresAt * 1000), usesMax: usesMax,
            totalMax: totalMax ?? nil)
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

    private static func decimal(_ claims: JSON, _ name: String) throws(PaymentError) -> String? {
        switch claims[name] {
        case nil: return nil
        case .string(let text): return text
        default: throw .badAttestation("\(name) is not a decimal string")
        }
    }

    private static func count(_ claims: JSON, _ name: String) throws(PaymentError) -> Int64? {
        guard let value = claims[name] else { return nil }
        guard let count = value.int64, count >= 0 else {
            throw .badAttestation("\(name) is not a number of payouts")
        }
        return count
    }

    /// A NumericDate; a fraction of a second is cut off.
    private static func seconds(_ claims: JSON, _ name: String) throws(PaymentError) -> Int64? {
        guard let value = claims[name] else { return nil }
        guard case .number(let number) = value,
            let seconds = number.truncated,
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
