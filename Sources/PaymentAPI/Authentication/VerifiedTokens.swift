import Synchronization

/// The claims of tokens that were verified, so that a caller's thousandth request does not verify the
/// signature for the thousandth time. It belongs to the keys of one moment. Times are judged with every request.
final class VerifiedTokens: Sendable {
    private enum Limits {
        static let tokensMax = 1024
        /// Longer ones are verified each time, so that memory stays bounded.
        static let tokenBytesMax = 4096
    }

    private let known = Mutex<[String: TokenClaims]>([:])

    /// The claims of `token`, if it was verified before.
    func claims(of token: String) -> TokenClaims? {
        known.withLock { $0[token] }
    }

    /// Keeps the claims of a token that was just verified.
    func note(_ claims: TokenClaims, of token: String) {
        guard token.utf8.count <= Limits.tokenBytesMax else { return }
        known.withLock { known in
            // All at once: those still in use come back with the next request.
            if known.count >= Limits.tokensMax { known = [:] }
            known[token] = claims
        }
    }
}
