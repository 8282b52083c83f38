import StrictJSON
import Testing

@Suite("Numbers as integers")
struct NumberTests {
    /// A literal, the integer that it is, and the integer towards zero.
    struct Case: Sendable, CustomTestStringConvertible {
        let literal: String
        let integer: Int64?
        let truncated: Int64?

        init(_ literal: String, _ integer: Int64?, _ truncated: Int64? = nil) {
            self.literal = literal
            self.integer = integer
            self.truncated = truncated ?? integer
        }

        var testDescription: String { literal }
    }

    private static let cases = [
        Case("12", 12), Case("12.0", 12), Case("12.000", 12), Case("1.2e1", 12), Case("1.2E+1", 12),
        Case("120e-1", 12), Case("0.12e2", 12), Case("1200.00e-2", 12), Case("-1.2e1", -12), Case("0", 0),
        Case("-0", 0), Case("-0.0", 0), Case("0e99999999999999999999", 0), Case("0.0e-5", 0),
        Case("12.5", nil, 12), Case("-12.9", nil, -12), Case("1.25e1", nil, 12), Case("12e-1", nil, 1),
        Case("0.9", nil, 0), Case("5e-1", nil, 0), Case("1e-99999999999999999999", nil, 0),
        Case("9223372036854775807", .max), Case("9223372036854775807.0", .max),
        Case("9.223372036854775807e18", .max), Case("-9.223372036854775808e18", .min),
        Case("9223372036854775808", nil), Case("9.223372036854775808e18", nil), Case("1e19", nil),
        Case("1e99999999999999999999", nil), Case("1e400", nil), Case("1.7e9", 1_700_000_000),
        Case("1000000000000000000000e-20", 10),
    ]

    @Test("a number is the same integer however it is spelled", arguments: cases)
    func integers(one: Case) throws {
        guard case .number(let number) = try JSON(parsing: one.literal) else {
            Issue.record("\(one.literal) is no number")
            return
        }
        #expect(number.int64 == one.integer)
        #expect(number.truncated == one.truncated)
        #expect(number.uint64 == one.integer.flatMap { UInt64(exactly: $0) } || one.integer == nil)
    }

    @Test("unsigned integers reach as far as 64 bits")
    func unsigned() throws {
        for (literal, value) in [
            ("18446744073709551615", UInt64.max), ("1.8446744073709551615e19", .max),
            ("18446744073709551616", nil), ("-1", nil), ("-1.0", nil), ("-0", 0),
        ] as [(String, UInt64?)] {
            guard case .number(let number) = try JSON(parsing: literal) else { continue }
            #expect(number.uint64 == value, "\(literal)")
        }
    }

    @Test("what is an integer says so, however large it is")
    func wholes() throws {
        for (literal, isInteger) in [
            ("1e300", true), ("123456789012345678901234567890", true), ("1.5e300", true), ("1.5", false),
            ("1e-1", false), ("10e-1", true),
        ] {
            guard case .number(let number) = try JSON(parsing: literal) else { continue }
            #expect(number.isInteger == isInteger, "\(literal)")
        }
    }

    @Test("equal integers have one canonical form")
    func canonical() throws {
        let forms = try ["12", "12.0", "1.2e1"].map { try JSON(parsing: "{\"a\":[\($0)]}").canonical() }
        #expect(Set(forms).count == 1)
        #expect(try JSON(parsing: "1.50").canonical() == Array("1.50".utf8))
    }
}
