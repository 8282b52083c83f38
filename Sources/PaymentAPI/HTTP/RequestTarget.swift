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
        let withoutFragment = target.prefix { $0 != "#" }
        let parts = withoutFragment.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        var path = parts.first ?? ""
        if !path.hasPrefix("/"), let scheme = path.firstRange(of: "://") {
            // The absolute form, which proxies send.
            path = path[scheme.upperBound...].drop { $0 != "/" }
        }
        var segments: [String] = []
        for segment in path.dropFirst().split(separator: "/", omittingEmptySubsequences: false) {
            segments.append(try Self.decoded(segment))
        }
        self.path = String(path)
        self.segments = segments
        var query: [QueryItem] = []
        for item in (parts.count > 1 ? parts[1] : "").split(separator: "&") {
            let sides = item.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            query.append(
                QueryItem(
                    name: try Self.decoded(sides[0].replacing("+", with: " ")),
                    value: try Self.decoded((sides.count > 1 ? sides[1] : "").replacing("+", with: " "))))
        }
        self.query = query
    }

    private static func decoded(_ text: Substring) throws(Problem) -> String {
        guard text.utf8.contains(UInt8(ascii: "%")) else { return String(text) }
        var bytes: [UInt8] = []
        var rest = text.utf8[...]
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "%") else {
                bytes.append(byte)
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
