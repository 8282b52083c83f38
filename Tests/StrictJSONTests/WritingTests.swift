import StrictJSON
import Testing

@Suite("Writing JSON")
struct WritingTests {
    private static func canonical(_ value: JSON) -> String {
        String(decoding: value.canonical(), as: UTF8.self)
    }

    /// RFC 8785 section 3.2.3: an emoji stands before a letter that has a smaller code point, but not smaller UTF-16 code units.
    @Test("canonical form sorts keys by UTF-16 code units, in every object")
    func order() {
        let keys = ["\u{20AC}", "\r", "\u{FB33}", "1", "\u{1F600}", "\u{80}", "\u{F6}"]
        var object: JSONObject = [:]
        for key in keys { object[key] = ["b": 1, "a": [["d": 1, "c": 2]]] }
        let inner = #"{"a":[{"c":2,"d":1}],"b":1}"#

        let sorted = [#"\r"#, "1", "\u{80}", "\u{F6}", "\u{20AC}", "\u{1F600}", "\u{FB33}"]
        #expect(
            Self.canonical(.object(object))
                == "{" + sorted.map { "\"\($0)\":" + inner }.joined(separator: ",") + "}")
    }

    @Test("equal objects have equal canonical bytes, however their members stand")
    func equality() {
        let members: [(String, JSON)] = (0..<12).map { ("k\($0)", .number(JSONNumber($0))) }
        var (one, other) = (JSONObject(), JSONObject())
        for (key, value) in members { one[key] = value }
        for (key, value) in members.reversed() { other[key] = value }

        #expect(one == other && one.hashValue == other.hashValue)
        #expect(JSON.object(one).canonical() == JSON.object(other).canonical())
        #expect(JSON.object(one).encoded() != JSON.object(other).encoded())
        other["k3"] = 4
        #expect(one != other && JSON.object(one).canonical() != JSON.object(other).canonical())
    }

    @Test("control characters are escaped as RFC 8785 has it, everything else stands as it is")
    func escapes() throws {
        let short: [UInt8: String] = [8: "b", 9: "t", 10: "n", 12: "f", 13: "r"]
        let digits = Array("0123456789abcdef")
        for code in UInt8(0)..<0x20 {
            let escape = short[code] ?? "u00\(digits[Int(code / 16)])\(digits[Int(code % 16)])"
            let value = JSON.string(String(UnicodeScalar(code)))
            #expect(value.text == "\"\\\(escape)\"")
            #expect(Self.canonical(value) == value.text)
        }
        #expect(JSON.string("a\"b\\c/é\u{7F}\u{2028}🔑").text == "\"a\\\"b\\\\c/é\u{7F}\u{2028}🔑\"")
    }

    @Test("reading undoes writing, whatever is written")
    func roundTrip() throws {
        let seed = UInt64.random(in: 0..<1_000_000)
        var random = Sequence(state: seed)
        for _ in 0..<300 {
            let value = Self.value(depth: 4, &random)
            #expect(try JSON(parsing: value.encoded()) == value, "seed \(seed)")
            #expect(try JSON(parsing: value.canonical()) == value, "seed \(seed)")
        }
    }

    /// The same numbers for the same seed.
    private struct Sequence: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return (state ^ (state >> 29)) &* 0x9E37_79B9_7F4A_7C15
        }
    }

    private static func value(depth: Int, _ random: inout some RandomNumberGenerator) -> JSON {
        switch Int.random(in: 0..<(depth > 0 ? 6 : 4), using: &random) {
        case 0: return .null
        case 1: return .bool(.random(using: &random))
        case 2: return .number(JSONNumber(Int64.random(in: .min ... .max, using: &random)))
        case 3: return .string(text(&random))
        case 4:
            return .array(
                (0..<Int.random(in: 0...4, using: &random)).map { _ in value(depth: depth - 1, &random) })
        default:
            var object: JSONObject = [:]
            for _ in 0..<Int.random(in: 0...12, using: &random) {
                object[text(&random)] = value(depth: depth - 1, &random)
            }
            return .object(object)
        }
    }

    private static func text(_ random: inout some RandomNumberGenerator) -> String {
        let letters = Array("ab\"\\/é✓🔑\u{0}\u{1F}\n\u{FFFD}")
        return String(
            (0..<Int.random(in: 0...6, using: &random)).map { _ in
                letters.randomElement(using: &random) ?? "a"
            })
    }
}
