import StrictJSON

/// A JSON Web Signature in its compact form (RFC 7515 section 7.1): three parts of unpadded base64url.
struct CompactJWS: Sendable {
    let header: JSON
    let payload: JSON
    /// What is signed: the first two parts with their dot.
    let signed: [UInt8]
    let signature: [UInt8]

    private enum Limits {
        static let json = JSONLimits(depthMax: 8, bytesMax: 8192)
    }

    /// Nil if `text` is not one.
    init?(_ text: String) {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 3, let header = Self.json(parts[0]), let payload = Self.json(parts[1]),
            let signature = Base64URL.bytes(parts[2])
        else { return nil }
        self.header = header
        self.payload = payload
        self.signature = signature
        signed = Array((parts[0] + "." + parts[1]).utf8)
    }

    private static func json(_ part: Substring) -> JSON? {
        Base64URL.bytes(part).flatMap { try? JSON(parsing: $0, limits: Limits.json) }
    }
}
