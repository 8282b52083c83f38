import StrictJSON
import Testing

@Suite("Reading JSON")
struct ParsingTests {
    @Test(
        "what RFC 8259 allows is read",
        arguments: [
            ("null", .null), (" true\r\n", true), ("\t-0 ", .number(JSONNumber(literalOf: "-0"))), ("[]", []),
            ("[1,2 , 3]", [1, 2, 3]), ("{}", [:]), (#"{"a":{"a":1}}"#, ["a": ["a": 1]]),
            (#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{C}\n\r\t"), (#""\u0041\u00e9""#, "Aé"),
            (#""\ud83d\ude00""#, "😀"), (#""\uD7FF\uE000""#, "\u{D7FF}\u{E000}"), ("\"é✓🔑\"", "é✓🔑"),
        ] as [(String, JSON)])
    func allowed(text: String, value: JSON) throws {
        #expect(try JSON(parsing: text) == value)
    }

    @Test(
        "what it does not allow is refused as malformed",
        arguments: [
            "", " ", "nul", "nulll", "True", "1 2", "[1] x", "{}}", "[1,]", "[,1]", "[1 2]", "[", "{\"a\"}",
            "{\"a\":}", "{\"a\":1,}", "{a:1}", "{'a':1}", "{1:1}", "01", "-01", "00", "-", "+1", ".5", "1.",
            "1.e1", "1e", "1e+", "0x1", "NaN", "\"", "\"\\\"", "\"\\x\"", "\"\\u12\"", "\"\\u12g4\"",
            "\"\u{1}\"",
            "\"\u{1F}\"", "\"a\\n\u{1}\"", "\"\\t\u{1F}b\"", "\u{FEFF}1", "\u{A0}1",
        ])
    func malformed(text: String) {
        #expect { try JSON(parsing: text) } throws: { ($0 as? JSONError)?.code == .malformed }
    }

    @Test(
        "text that is not Unicode is refused",
        arguments: [
            #""\ud800""#, #""\udc00""#, #""\udfff\ud800""#, #""\ud800x""#, #""\ud800\n""#, #""\ud800\ud800""#,
            #""\udc00\udc00""#, #""\ud800A""#,
        ])
    func halfPairs(text: String) {
        #expect { try JSON(parsing: text) } throws: { ($0 as? JSONError)?.code == .invalidText }
    }

    @Test(
        "bytes that are not UTF-8 are refused, in values, in keys and behind escapes",
        arguments: [[0xFF], [0xC3], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80]] as [[UInt8]])
    func notUTF8(bytes: [UInt8]) {
        for (before, after) in [("\"", "\""), ("\"\\n", "\""), ("\"", "\\n\""), ("{\"", "\":1}")] {
            let text = Array(before.utf8) + bytes + Array(after.utf8)
            #expect { try JSON(parsing: text) } throws: { ($0 as? JSONError)?.code == .invalidText }
        }
    }

    @Test("a key that stands twice is refused, wherever the two stand", arguments: 2...20)
    func doubleKeys(count: Int) throws {
        let keys = (0..<count).map { "k\($0)" }
        #expect(try JSON(parsing: Self.object(keys)).object?.keys == keys)
        for second in 1..<count {
            for first in 0..<second {
                var keys = keys
                keys[second] = keys[first]
                #expect { try JSON(parsing: Self.object(keys)) } throws: {
                    ($0 as? JSONError)?.code == .duplicateKey
                }
            }
        }
    }

    private static func object(_ keys: [String]) -> String {
        "{" + keys.map { "\"\($0)\":1" }.joined(separator: ",") + "}"
    }

    @Test("a key that is escaped is the same key")
    func escapedKeys() {
        #expect { try JSON(parsing: #"{"a":1,"\u0061":2}"#) } throws: {
            ($0 as? JSONError)?.code == .duplicateKey
        }
    }
}

extension JSONNumber {
    /// The number that `literal` says.
    fileprivate init(literalOf literal: String) {
        guard case .number(let number) = try? JSON(parsing: literal) else {
            preconditionFailure("\(literal) is a number")
        }
        self = number
    }
}
