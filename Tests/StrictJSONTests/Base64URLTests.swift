import StrictJSON
import Testing

@Suite("Base64url")
struct Base64URLTests {
    @Test("bytes of every length read back, without padding", arguments: 0...9)
    func lengths(count: Int) {
        for first in [0, 0x3E, 0xFB, 0xFF] as [UInt8] {
            let bytes = (0..<count).map { UInt8(truncatingIfNeeded: Int(first) + $0 * 37) }
            let text = Base64URL.text(bytes)

            #expect(Base64URL.bytes(text) == bytes)
            #expect(text.count == (count * 8 + 5) / 6)
            #expect(text.allSatisfy { Base64URL.alphabet.contains($0) })
        }
    }

    @Test(
        "each value has one spelling; others are refused",
        arguments: ["AA==", "AA=", "AB", "AAB", "A", "+A", "/w", "-_=", "A A", "AA\n", "é"])
    func spellings(text: String) {
        #expect(Base64URL.bytes(text) == nil)
    }
}
