/// Path and query of a request, percent-decoded (RFC 3986).
struct RequestTarget: Sendable {
    /// The path as it was sent, without the query.
    let path: String
    /// The parts of the path between its slashes. A slash at the end makes an empty last part.
    let segments: [String]
    /// The parameters of the query, in their order.
    let query: [QueryItem]

    /// - Throws: `malformed_request` for an invalid escape, and for text that is not UTF-8.
    init(_ target: String) throws(Problem) {
        // By bytes: to Swift, a sign and an accent behind it are one character.
        let withoutFragment = target.utf8.prefix { $0 != UInt8(ascii: "#") }
        let parts = withoutFragment.split(
            separator: UInt8(ascii: "?"), maxSplits: 1, omittingEmptySubsequences: false)
        var path = parts.first ?? Substring().utf8
        if path.first != UInt8(ascii: "/"), let scheme = path.firstRange(of: "://".utf8) {
            // The absolute form, which proxies send.
            path = path[scheme.upperBound...].drop { $0 != UInt8(ascii: "/") }
        }
        var segments: [String] = []
        for segment in path.dropFirst().split(
            separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        {
            segments.append(try Self.decoded(Substring(segment)))
        }
        self.path = String(Substring(path))
        self.segments = segments
        var query: [QueryItem] = []
        for item in (parts.count > 1 ? parts[1] : Substring().utf8).split(separator: UInt8(ascii: "&")) {
            let sides = item.split(
                separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
            query.append(
                QueryItem(
                    name: try Self.decoded(Substring(sides[0]), withPlus: true),
                    value: try sides.count > 1 ? Self.decoded(Substring(sides[1]), withPlus: true) : ""))
        }
        self.query = query
    }

    /// - Parameter withPlus: whether a plus sign is a space, as in queries.
    private static func decoded(_ text: Substring, withPlus: Bool = false) throws(Problem) -> String {
        let isPlain = !text.utf8.contains { $0 == UInt8(ascii: "%") || withPlus && $0 == UInt8(ascii: "+") }
        if isPlain { return String(text) }
        var bytes: [UInt8] = []
        var rest = text.utf8[...]
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "%") else {
                bytes.append(withPlus && byte == UInt8(ascii: "+") ? UInt8(ascii: " ") : byte)
                continue
            }
            guard let high = rest.popFirst().flatMap(hexDigit), let low = rest.popFirst().flatMap(hexDigit)
            else {
                throw Problem(.malformedRequest, "The URL has a % that is not followed by two hex digits.")
            }
            bytes.append(high << 4 | low)
        }
        guard let decoded = String(validating: bytes, as: UTF8.self) else {
            throw Problem(.malformedRequest, "The URL is not UTF-8.")
        }
        return decoded
    }

    private static func hexDigit(_ byte: UInt8) -> UInt8? {
        Character(UnicodeScalar(byte)).hexDigitValue.map(UInt8.init)
    }
}

/// One parameter of a query.
struct QueryItem: Hashable, Sendable {
    let name: String
    let value: String
}
