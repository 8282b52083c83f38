import Testing
import Tron

@Suite("Amounts")
struct AmountTests {
    @Test(
        "decimal text is read exactly",
        arguments: [
            ("0", 0), ("0.0", 0), ("1", 1_000_000), ("12.5", 12_500_000), ("0.000001", 1),
            ("1.000000", 1_000_000),
            ("9223372036854.775807", .max),
        ] as [(String, Int64)])
    func parsing(text: String, sun: Int64) throws {
        #expect(try Sun(parsingTRX: text).value == sun)
        #expect(try TokenAmount(parsing: text, decimals: 6).baseUnits == UInt64(sun))
    }

    @Test(
        "what is no amount is refused with the reason",
        arguments: [
            ("", .malformed), (".", .malformed), ("1.", .malformed), (".5", .malformed), ("-1", .malformed),
            ("+1", .malformed), ("1e3", .malformed), ("1,5", .malformed), (" 1", .malformed),
            ("1 ", .malformed),
            ("01", .malformed), ("00", .malformed), ("0x10", .malformed), ("1.2.3", .malformed),
            ("١", .malformed),
            ("1234567890123456", .malformed), ("0.0000001", .tooManyDecimals),
            ("1.0000000", .tooManyDecimals),
            ("9223372036854.775808", .tooLarge), ("999999999999999", .tooLarge),
        ] as [(String, AmountError.Code)])
    func refused(text: String, code: AmountError.Code) {
        let error = #expect(throws: AmountError.self) { try Sun(parsingTRX: text) }
        #expect(error?.code == code)
    }

    @Test("text has all decimals, whatever the amount")
    func text() {
        #expect(Sun(1).trxText == "0.000001")
        #expect(Sun(-12_500_000).trxText == "-12.500000")
        #expect(Sun(.min).trxText == "-9223372036854.775808")
        #expect(TokenAmount(baseUnits: 7).text(decimals: 0) == "7")
        #expect(TokenAmount(baseUnits: .max).text(decimals: 18) == "18.446744073709551615")
    }

    @Test("what does not fit is nil, never a wrapped number")
    func overflow() {
        #expect(Sun(.max).adding(1) == nil)
        #expect(Sun(.min).subtracting(1) == nil)
        #expect(Sun(.max).multiplied(by: 2) == nil)
        #expect(Sun(3).subtracting(5) == -2)
        #expect(TokenAmount(baseUnits: .max).adding(TokenAmount(baseUnits: 1)) == nil)
        #expect(TokenAmount(baseUnits: 1).subtracting(TokenAmount(baseUnits: 2)) == nil)
        #expect(TokenAmount(word: UInt256(UInt64.max).adding(1) ?? 0) == nil)
        #expect(TokenAmount(word: 5)?.word == 5)
    }
}
