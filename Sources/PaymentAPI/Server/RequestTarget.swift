import HTTPTypes

/// Path and query of a request, percent-decoded (RFC 3986).
struct RequestTarget: Sendable {
    /// The parts of the path between its slashes. A slash at the end makes an empty last part.
    let segments: [String]
    let query: [QueryItem]

    /// - Throws: `malformed_request` where an escape is none or the text is no UTF-8.
    init(_ target: String) throws(Problem) {
        let withoutFragment = target.prefix { $0 != "#" }
        let parts = withoutFragment.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        var path = parts.first ?? ""
        if !path.hasPrefix("/"), let scheme = path.firstRange(of: "://") {
            // The absolute form, as proxies send it.
            path = path[scheme.upperBound...].drop { $0 != "/" }
        }
        var segments: [String] = []
        for segment in path.dropFirst().split(separator: "/", omittingEmptySubsequences: false) {
            segments.append(try Self.decoded(segment))
        }
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
            else { throw Problem(.malformedRequest, "The address has a % that is no escape.") }
            bytes.append(high << 4 | low)
        }
        guard let decoded = String(validating: bytes, as: UTF8.self) else {
            throw Problem(.malformedRequest, "The address is no UTF-8.")
        }
        return decoded
    }

    private static func hexDigit(_ byte: UInt8) -> UInt8? {
        Character(UnicodeScalar(byte)).hexDigitValue.map(UInt8.init)
    }
}

/// The `wait` preference (RFC 7240) of a request.
enum WaitPreference {
    private enum Limits {
        static let secondsMax = 60
    }

    /// Seconds to wait, at most 60; nil where none is asked for. What is no number from 1 is ignored.
    static func seconds(in header: String?) -> Int? {
        for preference in (header ?? "").split(separator: ",") {
            // Its own parameters, which stand behind a semicolon, mean nothing here.
            let sides = preference.prefix { $0 != ";" }.split(separator: "=", maxSplits: 1)
            guard sides.count == 2, sides[0].trimmed.lowercased() == "wait" else { continue }
            let digits = sides[1].trimmed
            guard !digits.isEmpty, digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
            // So many digits that they fit no integer are more than 60 all the same.
            let seconds = Int(digits) ?? Limits.secondsMax
            return seconds >= 1 ? min(seconds, Limits.secondsMax) : nil
        }
        return nil
    }
}

extension Substring {
    /// Without spaces and tabs at both ends.
    var trimmed: Substring {
        let isSpace: (Character) -> Bool = { $0 == " " || $0 == "\t" }
        var text = drop(while: isSpace)
        while let last = text.last, isSpace(last) { text.removeLast() }
        return text
    }
}
