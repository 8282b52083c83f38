import Foundation

/// The end of one token, or of every token that a subject got until then.
public struct Revocation: Hashable, Sendable {
    /// Whose end it is. Names are compared in Unicode's composed form (NFC), so that one that looks the same is the same.
    public enum Target: Hashable, Sendable {
        /// The token with this `jti`.
        case token(String)
        /// All tokens of this subject.
        case subject(String)
    }

    /// What was revoked.
    public let target: Target
    /// When, by the wall clock.
    public let at: Timestamp

    /// The revocation of `target`.
    public init(_ target: Target, at time: Timestamp) {
        self.target = target
        at = time
    }
}

extension Revocation.Target {
    /// `token` or `subject`, as stores keep it.
    public var kind: String {
        switch self {
        case .token: "token"
        case .subject: "subject"
        }
    }

    /// The bytes of the name, as stores keep and compare it.
    public var name: [UInt8] {
        switch self {
        case .token(let name), .subject(let name): Array(name.precomposedStringWithCanonicalMapping.utf8)
        }
    }
}
