import Synchronization

/// Where keys that verify tokens come from. Those of each source are replaced as a whole.
public enum TokenKeySource: Hashable, Sendable {
    /// The operator's JWK set.
    case configured
    /// A JWK set that was fetched from a URL.
    case fetched
}

/// The keys that verify tokens now. They may change while the service runs.
final class TokenKeys: Sendable {
    /// The keys of one moment, and the tokens that were verified with them: a key that goes takes its tokens along.
    struct Ring: Sendable {
        let keys: [VerificationKey]
        let verified = VerifiedTokens()
    }

    private struct State {
        var keys: [TokenKeySource: [VerificationKey]] = [:]
        var ring: Ring
    }

    private let secret: [VerificationKey]
    private let state: Mutex<State>

    /// - Parameter secret: The key of the configuration's secret, which stays.
    init(secret: [VerificationKey]) {
        self.secret = secret
        state = Mutex(State(ring: Ring(keys: secret)))
    }

    /// The keys to verify a token with, from its beginning to its end.
    var ring: Ring { state.withLock(\.ring) }

    /// Replaces the keys of `source`.
    func replace(_ keys: [VerificationKey], of source: TokenKeySource) {
        state.withLock { state in
            state.keys[source] = keys
            state.ring = Ring(
                keys: secret + (state.keys[.configured] ?? []) + (state.keys[.fetched] ?? []))
        }
    }
}
