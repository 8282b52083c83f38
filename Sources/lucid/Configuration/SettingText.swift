import Foundation
import Tron

/// Parses the texts of settings.
enum SettingText {
    /// A number within `range`.
    static func integer(_ text: String, in range: ClosedRange<Int>) throws(ValueProblem) -> Int {
        guard let number = Int(text), range.contains(number), String(number) == text else {
            throw ValueProblem(
                "must be a number from \(range.lowerBound) to \(range.upperBound), not \"\(text)\"")
        }
        return number
    }

    /// A port; 0 takes a free one.
    static func port(_ text: String) throws(ValueProblem) -> Int { try integer(text, in: 0...65_535) }

    /// An address or name to listen on.
    static func host(_ text: String) throws(ValueProblem) -> String {
        guard text.utf8.allSatisfy({ isUnreserved($0) || $0 == UInt8(ascii: ":") }) else {
            throw ValueProblem("must be a host name or an IP address, not \"\(text)\"")
        }
        return text
    }

    /// `500ms`, `120s`, `2m`, `1h` or `1d`; more than 0.
    ///
    /// - Parameter limit: A day by default, TRON's longest expiration.
    static func duration(_ text: String, atMost limit: Duration = .days(1)) throws(ValueProblem) -> Duration {
        let units: [(suffix: String, duration: Duration)] = [
            ("ms", .milliseconds(1)), ("s", .seconds(1)), ("m", .seconds(60)), ("h", .seconds(3600)),
            ("d", .days(1)),
        ]
        for unit in units where text.hasSuffix(unit.suffix) {
            guard let count = Int32(text.dropLast(unit.suffix.count)), count > 0,
                unit.duration * count <= limit
            else { break }
            return unit.duration * count
        }
        throw ValueProblem(
            "must be a time such as 500ms, 120s, 2m or 1h, at most \(limit.components.seconds)s, not \"\(text)\""
        )
    }

    /// `true` or `false`.
    static func bool(_ text: String) throws(ValueProblem) -> Bool {
        switch text {
        case "true": return true
        case "false": return false
        default: throw ValueProblem("must be true or false, not \"\(text)\"")
        }
    }

    /// One of `type`'s cases.
    static func choice<Choice: RawRepresentable<String> & CaseIterable>(
        _ text: String, of type: Choice.Type
    ) throws(ValueProblem) -> Choice {
        guard let choice = Choice(rawValue: text) else {
            let choices = Choice.allCases.map(\.rawValue).joined(separator: ", ")
            throw ValueProblem("must be one of \(choices), not \"\(text)\"")
        }
        return choice
    }

    /// An address in base58check or hex.
    static func address(_ text: String) throws(ValueProblem) -> Address {
        do {
            return try Address(parsing: text)
        } catch {
            throw ValueProblem("\"\(text)\" is not a TRON address")
        }
    }

    /// Where a node answers, without a slash at its end.
    static func nodeURL(_ text: String) throws(ValueProblem) -> String {
        guard let parts = URLComponents(string: text), ["http", "https"].contains(parts.scheme),
            let host = parts.host, !host.isEmpty, parts.query == nil, parts.fragment == nil
        else { throw ValueProblem("must be http://HOST[:PORT] or https://HOST[:PORT]") }
        guard parts.user == nil, parts.password == nil else {
            throw ValueProblem("must not contain a user and password; put a key into LUCID_NODE_API_KEY")
        }
        var text = text
        while text.hasSuffix("/") { text.removeLast() }
        return text
    }

    /// Such as `/api/v1`.
    static func basePath(_ text: String) throws(ValueProblem) -> String {
        let segments = text.split(separator: "/", omittingEmptySubsequences: false)
        guard text.hasPrefix("/"), segments.count > 1,
            segments.dropFirst().allSatisfy({ segment in
                !segment.isEmpty && segment != "." && segment != ".." && segment.utf8.allSatisfy(isUnreserved)
            })
        else { throw ValueProblem("must be a path such as /api/v1, without a slash at the end") }
        return text
    }

    /// RFC 3986's characters that stand for themselves everywhere.
    private static func isUnreserved(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        case UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"): true
        default: false
        }
    }
}

extension Duration {
    /// `count` times 24 hours.
    static func days(_ count: Int) -> Self { .seconds(86_400 * count) }
}
