import Synchronization

/// What tokens claim whose signatures held, so that a caller's thousandth request does not verify one for the thousandth time.
/// Keys do not change while the service runs; times are judged anew with every request.
final class VerifiedTokens: Sendable {
    private enum Limits {
        static let tokensMax = 1024
        /// Longer ones are verified each time: the memory that is kept is bounded.
        static let tokenBytesMax = 4096
    }

    private let known = Mutex<[String: TokenClaims]>([:])

    /// The claims of `token`, where it was verified before.
    func claims(of token: String) -> TokenClaims? {
        known.withLock { $0[token] }
    }

    /// Keeps the claims of a token that was just verified.
    func note(_ claims: TokenClaims, of token: String) {
        guard token.utf8.count <= Limits.tokenBytesMax else { return }
        known.withLock { known in
            // All at once: who still uses one of them brings it back with the next request.
            if known.count >= Limits.tokensMax { known = [:] }
            known[token] = claims
        }
    }
}
