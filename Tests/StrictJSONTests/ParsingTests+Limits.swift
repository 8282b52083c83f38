import StrictJSON
import Testing

extension ParsingTests {
    @Test("a document is as deep as the limit at most; what was closed does not count", arguments: 1...6)
    func depth(limit: Int) throws {
        let limits = JSONLimits(depthMax: limit, bytesMax: 1000)
        func nested(_ depth: Int) -> String {
            String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
        }
        let objects = String(repeating: "{\"a\":", count: limit) + "1" + String(repeating: "}", count: limit)
        let siblings =
            "["
            + Array(repeating: nested(limit - 1), count: 5).filter { !$0.isEmpty }
            .joined(separator: ",") + "]"

        #expect(throws: Never.self) { try JSON(parsing: nested(limit), limits: limits) }
        #expect(throws: Never.self) { try JSON(parsing: objects, limits: limits) }
        #expect(throws: Never.self) { try JSON(parsing: siblings, limits: limits) }
        #expect { try JSON(parsing: nested(limit + 1), limits: limits) } throws: {
            ($0 as? JSONError)?.code == .tooDeep
        }
        #expect { try JSON(parsing: "{\"a\":" + objects + "}", limits: limits) } throws: {
            ($0 as? JSONError)?.code == .tooDeep
        }
    }

    @Test("a document has as many bytes as the limit at most")
    func size() throws {
        let text = "[1234567]"
        #expect(throws: Never.self) { try JSON(parsing: text, limits: .init(depthMax: 2, bytesMax: 9)) }
        #expect { try JSON(parsing: text, limits: .init(depthMax: 2, bytesMax: 8)) } throws: {
            ($0 as? JSONError)?.code == .tooLarge
        }
    }

    @Test(
        "a number is an integer only where it is one exactly, and fits",
        arguments: [
            ("0", 0), ("-0", 0), ("9223372036854775807", .max), ("-9223372036854775808", .min),
            ("9223372036854775808", nil), ("1.0", 1), ("1e2", 100), ("1E0", 1), ("0.5", nil),
        ] as [(String, Int64?)])
    func integers(text: String, value: Int64?) throws {
        #expect(try JSON(parsing: text).int64 == value)
    }
}
