import StrictJSON
import Testing

@Suite("Where JSON is wrong")
struct FaultPlaceTests {
    private func fault(_ text: some Collection<UInt8>, _ limits: JSONLimits = JSONLimits()) -> JSONError? {
        do throws(JSONError) {
            _ = try JSON(parsing: text, limits: limits)
            return nil
        } catch {
            return error
        }
    }

    @Test(
        "a fault is told at the byte where it stands",
        arguments: [
            ("", .malformed, 0), ("  x", .malformed, 2), ("1 2", .malformed, 2), ("[1 2]", .malformed, 3),
            (#"{"a" 1}"#, .malformed, 5), (#"{"a":1 "b":2}"#, .malformed, 7), ("[1,]", .malformed, 3),
            ("{1:2}", .malformed, 1), ("-x", .malformed, 1), ("1.x", .malformed, 2), ("[tru]", .malformed, 1),
            (#"{"é":1,"é":2}"#, .duplicateKey, 8), (#"["\ud800"]"#, .invalidText, 8),
        ] as [(String, JSONError.Code, Int)])
    func places(text: String, code: JSONError.Code, offset: Int) {
        let found = fault(text.utf8)

        #expect(found?.code == code)
        #expect(found?.offset == offset)
    }

    @Test("bytes that are no text are told where their string begins")
    func text() {
        let found = fault(Array(#"["a","b"#.utf8) + [0xFF] + Array(#""]"#.utf8))

        #expect(found?.code == .invalidText)
        #expect(found?.offset == 6)
    }

    @Test("limits are told where they are passed")
    func limits() {
        #expect(fault(Array("[[[1]]]".utf8), JSONLimits(depthMax: 2))?.offset == 2)
        #expect(fault(Array("[1,2,3]".utf8), JSONLimits(bytesMax: 5))?.offset == 5)
    }

    @Test("no beginning of a document is one, and no document with a token more")
    func cuts() throws {
        let text = #"{"a":[1,-2.5e+3,true,false,null,{"b":"\u00e9\n"}],"c":{},"d":[]}"#
        let bytes = Array(text.utf8)
        #expect(throws: Never.self) { try JSON(parsing: bytes) }

        for count in bytes.indices {
            #expect(fault(bytes.prefix(count))?.code == .malformed, "\(count) bytes")
        }
        for token in ["]", "}", ",", ":", "0", "\"\"", "null", "{}"] {
            #expect(fault(bytes + token.utf8)?.offset == bytes.count, "followed by \(token)")
        }
    }

    @Test("white space of JSON may stand between any two tokens, other white space nowhere")
    func space() throws {
        let tokens = ["{", #""a""#, ":", "[", "1", ",", #""x""#, "]", ",", #""b""#, ":", "{", "}", "}"]
        let value = try JSON(parsing: tokens.joined())

        #expect(try JSON(parsing: " \t\r\n" + tokens.joined(separator: " \t\r\n") + " \t\r\n") == value)
        for other in ["\u{B}", "\u{C}", "\u{A0}", "\u{2028}", "\u{FEFF}", "\u{0}"] {
            for index in 0...tokens.count {
                var tokens = tokens
                tokens.insert(other, at: index)
                #expect(fault(tokens.joined().utf8)?.code == .malformed)
            }
        }
    }
}
