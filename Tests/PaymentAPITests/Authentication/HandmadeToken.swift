import Crypto
import Foundation
import PaymentEngine
import PaymentModel
import StrictJSON

@testable import PaymentAPI
@testable import Payments

/// Tokens as an attacker, or an issuer other than ours, makes them.
enum HandmadeToken {
    /// A token with `claims` and `header`, signed with HS256 whatever the header says.
    static func text(_ claims: JSONObject, header: JSON = ["alg": "HS256"], secret: [UInt8]) -> String {
        let signed = signedPart(claims, header: header)
        let code = HMAC<SHA256>.authenticationCode(for: Data(signed.utf8), using: SymmetricKey(data: secret))
        return signed + "." + Base64URL.text(Array(code))
    }

    /// Header and payload.
    static func signedPart(_ claims: JSONObject, header: JSON) -> String {
        Base64URL.text(header.encoded()) + "." + Base64URL.text(JSON.object(claims).encoded())
    }

    /// The same claims, signed with an Ed25519 key.
    static func text(
        _ claims: JSONObject, header: JSON, key: Curve25519.Signing.PrivateKey
    ) throws -> String {
        let signed = signedPart(claims, header: header)
        return signed + "." + Base64URL.text(Array(try key.signature(for: Data(signed.utf8))))
    }

    /// The same claims, signed with an EC P-256 key.
    static func text(_ claims: JSONObject, header: JSON, key: P256.Signing.PrivateKey) throws -> String {
        let signed = signedPart(claims, header: header)
        return signed + "."
            + Base64URL.text(Array(try key.signature(for: Data(signed.utf8)).rawRepresentation))
    }
}

/// The sessions of another instance on a service's store.
enum SessionsElsewhere {
    static func of(_ service: TestService) -> SessionService {
        SessionService(
            books: Books(
                store: service.store, clock: service.system.services.clock,
                random: service.system.services.random))
    }
}
