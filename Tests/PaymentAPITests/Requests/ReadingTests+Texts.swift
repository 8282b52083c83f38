import PaymentModel
import PaymentWire
import Payments
import StrictJSON
import Testing

@testable import PaymentAPI

extension ReadingTests {
    @Test("a text has so many characters, whatever they are made of")
    func texts() {
        let rules: [(TextRule, ClosedRange<Int>)] = [
            (.name, 1...100), (.memo, 1...200), (.reference, 1...128), (.description, 0...500),
            (.reason, 0...500), (.givenReason, 1...500), (.attestation, 0...8192), (.password, 1...1024),
            (.metadataName, 0...64), (.metadataValue, 0...512), (.word, 0...64),
        ]
        for (rule, length) in rules {
            for character in ["a", "ü", "€", "😀"] {
                let counts = [
                    length.lowerBound - 1, length.lowerBound, length.upperBound, length.upperBound + 1,
                ]
                for count in counts where count >= 0 {
                    let text = String(repeating: character, count: count)
                    #expect(
                        (rule.violation(of: text) == nil) == length.contains(count), "\(count) \(character)")
                }
            }
        }
    }

    @Test("control characters are refused; lines and tabs where a text may have them")
    func controls() {
        for control in ["\u{0}", "\u{1f}", "\u{7f}", "\u{85}", "\u{9f}", "\r", "\u{1b}"] {
            for rule in [TextRule.name, .memo, .reference, .description, .reason, .metadataValue, .word] {
                #expect(rule.violation(of: "a\(control)b") != nil, "\(control.unicodeScalars)")
            }
            #expect(TextRule.password.violation(of: "a\(control)b") == nil)
        }
        for line in ["\n", "\t"] {
            for rule in [TextRule.description, .reason, .givenReason, .password] {
                #expect(rule.violation(of: "ä\(line)b") == nil && rule.violation(of: "a\(line)b") == nil)
            }
            for rule in [TextRule.name, .memo, .reference, .metadataName, .metadataValue, .word] {
                #expect(rule.violation(of: "a\(line)b") != nil)
            }
        }
    }

    @Test("metadata have at most 32 texts, each with a short name")
    func metadata() {
        func read(_ texts: [String: String]) -> Bool {
            Form<[String: String]>.texts.read(.texts(texts)).value == texts
        }
        func many(_ count: Int) -> [String: String] {
            Dictionary(uniqueKeysWithValues: (0..<count).map { ("k\($0)", "v") })
        }

        #expect(read([:]) && read(many(32)) && !read(many(33)))
        #expect(
            read([String(repeating: "ü", count: 64): ""]) && !read([String(repeating: "n", count: 65): ""]))
        #expect(
            read(["n": String(repeating: "✓", count: 512)])
                && !read(["n": String(repeating: "v", count: 513)]))
        #expect(!read(["a\nb": "v"]) && !read(["a": "v\nw"]))
        #expect(locations(Form<[String: String]>.texts.read(["a~/b": 1])) == ["/a~0~1b"])
    }

    @Test("bytes in hex are as many as they have to be", arguments: [0, 1, 2, 3, 4])
    func hex(count: Int) {
        let text = String(repeating: "0a", count: count)

        #expect(Form<[UInt8]>.hex(bytes: 2).read(.string(text)).value?.count == (count == 2 ? 2 : nil))
        #expect(Form<[UInt8]>.hex(bytes: 2).read(.string(text + "f")).value == nil)
    }
}
