import Crypto
import StrictJSON
import Tron

/// Identifies an attestation by its issuer and `jti`: an issuer's ids are its own.
public struct AttestationDigest: Hashable, Sendable {
    /// 64 hex digits, however long the ids are.
    public let hex: String

    /// The attestation `id` of `issuer`.
    public init(issuer: String, id: String) {
        let name: JSON = [.string(issuer), .string(id)]
        hex = Array(SHA256.hash(data: name.canonical())).hex
    }
}
