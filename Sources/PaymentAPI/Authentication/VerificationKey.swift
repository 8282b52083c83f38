import JWTKit
import StrictJSON

/// A key that verifies signatures, with its algorithm.
struct VerificationKey: Sendable {
    let algorithm: String
    /// `kid`; nil for the secret of the configuration.
    let name: String?
    private let implementation: any JWTAlgorithm

    private enum Limits {
        /// RFC 7518, section 3.2: a key as long as the hash.
        static let secretBytesMin = 32
        /// A token without `kid` is tried with every key of its algorithm.
        static let keysMax = 64
    }

    init(secret: [UInt8]) async throws(TokenSettingsError) {
        guard secret.count >= Limits.secretBytesMin else {
            throw TokenSettingsError(reason: "a JWT secret must have at least 32 bytes")
        }
        algorithm = "HS256"
        name = nil
        do {
            implementation = try await JWTKeyCollection.hs256(secret)
        } catch {
            throw TokenSettingsError(reason: "the JWT secret cannot be used")
        }
    }

    private init(algorithm: String, name: String, implementation: any JWTAlgorithm) {
        self.algorithm = algorithm
        self.name = name
        self.implementation = implementation
    }

    /// The keys of a JWK set. One that was fetched may have keys for other purposes, which are left out (RFC 7517,
    /// section 5); a symmetric key in it is no secret, and refused.
    static func keys(
        of jwks: String, from source: TokenKeySource = .configured
    ) async throws(TokenSettingsError) -> [Self] {
        guard let set = try? JSON(parsing: jwks), let entries = set["keys"]?.array, !entries.isEmpty else {
            throw TokenSettingsError(reason: "the JWK set has no keys")
        }
        guard entries.count <= Limits.keysMax else {
            throw TokenSettingsError(reason: "the JWK set has more than \(Limits.keysMax) keys")
        }
        var keys: [Self] = []
        for (index, entry) in entries.enumerated() {
            if source == .fetched {
                guard entry["kty"]?.string != "oct" else {
                    throw TokenSettingsError(reason: "key \(index) of the JWK set is symmetric")
                }
                guard isForTokens(entry) else { continue }
            }
            guard let name = entry["kid"]?.string else {
                throw TokenSettingsError(reason: "key \(index) of the JWK set has no kid")
            }
            keys.append(try await key(entry, named: name))
        }
        guard !keys.isEmpty else {
            throw TokenSettingsError(reason: "the JWK set has no key of EC P-256 or Ed25519 that signs")
        }
        return keys
    }

    private static func isForTokens(_ entry: JSON) -> Bool {
        guard entry["use"]?.string ?? "sig" == "sig", entry["kid"] != nil else { return false }
        switch (entry["kty"]?.string, entry["crv"]?.string) {
        case ("EC", "P-256"), ("OKP", "Ed25519"): return true
        default: return false
        }
    }

    private static func key(_ entry: JSON, named name: String) async throws(TokenSettingsError) -> Self {
        let algorithm: String
        switch (entry["kty"]?.string, entry["crv"]?.string) {
        case ("EC", "P-256"): algorithm = "ES256"
        case ("OKP", "Ed25519"): algorithm = "EdDSA"
        case ("oct", _): algorithm = "HS256"
        default:
            throw TokenSettingsError(
                reason: "key \(name) of the JWK set is not EC P-256, Ed25519 or oct")
        }
        guard entry["alg"]?.string ?? algorithm == algorithm else {
            throw TokenSettingsError(reason: "key \(name) of the JWK set is for another algorithm")
        }
        do {
            let implementation: any JWTAlgorithm
            if algorithm == "HS256" {
                // JWTKit does not read JWKs of this kind: the key is `k` (RFC 7518, section 6.4).
                let secret = entry["k"]?.string.flatMap { Base64URL.bytes($0) } ?? []
                guard secret.count >= Limits.secretBytesMin else {
                    throw TokenSettingsError(reason: "key \(name) of the JWK set has fewer than 32 bytes")
                }
                implementation = try await JWTKeyCollection.hs256(secret)
            } else {
                let keys = JWTKeyCollection()
                try await keys.add(jwk: JWK(json: entry.text))
                implementation = try await keys.getKey(for: JWKIdentifier(string: name), alg: algorithm)
            }
            return Self(algorithm: algorithm, name: name, implementation: implementation)
        } catch let error as TokenSettingsError {
            throw error
        } catch {
            throw TokenSettingsError(reason: "key \(name) of the JWK set cannot be read")
        }
    }

    func verifies(_ signature: [UInt8], of signed: [UInt8]) -> Bool {
        // It throws if it can't read the signature.
        (try? implementation.verify(signature, signs: signed)) ?? false
    }
}
