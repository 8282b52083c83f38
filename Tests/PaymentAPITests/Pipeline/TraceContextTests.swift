import Payments
import Testing

@testable import PaymentAPI

@Suite("W3C trace context")
struct TraceContextTests {
    private static let trace = "4bf92f3577b34da6a3ce929d0e0e4736"
    private static let span = "00f067aa0ba902b7"

    private struct CountedBytes: RandomSource {
        let first: UInt8
        func bytes(_ count: Int) -> [UInt8] { Array(repeating: first, count: count) }
    }

    @Test(
        "a valid one is taken, and passed on in version 00",
        arguments: ["00-\(trace)-\(span)-01", "00-\(trace)-\(span)-00", "00-\(trace)-\(span)-ff"])
    func valid(field: String) throws {
        let context = try #require(TraceContext(parsing: field))

        #expect(context.text == field)
        #expect(context.traceID == Self.trace)
    }

    @Test(
        "of a later version what is known is taken",
        arguments: ["cc-\(trace)-\(span)-01", "cc-\(trace)-\(span)-01-what-comes-later"])
    func later(field: String) throws {
        let context = try #require(TraceContext(parsing: field))

        #expect(context.text == "00-\(Self.trace)-\(Self.span)-01")
    }

    @Test(
        "anything else is none",
        arguments: [
            nil, "", "00", "00-\(trace)-\(span)", "00-\(trace)-\(span)-1", "00-\(trace)-\(span)-01-more",
            "00-\(trace)-\(span)-01-", "ff-\(trace)-\(span)-01", "0-\(trace)-\(span)-01",
            "00-\(trace.uppercased())-\(span)-01", "00-\(trace)-\(span.uppercased())-01",
            "00-\(trace)-\(span)-0A", "00-00000000000000000000000000000000-\(span)-01",
            "00-\(trace)-0000000000000000-01", "00-\(trace.dropLast())-\(span)-001",
            "00-\(trace)0-\(span.dropLast())-01", " 00-\(trace)-\(span)-01", "00-\(trace)-\(span)-01 ",
            "00-\(trace)-\(span)-01, 00-\(trace)-\(span)-01", "cc-\(trace)-\(span)-01x",
            "00_\(trace)-\(span)-01", "00-\(trace)-\(span)-é",
        ] as [String?])
    func invalid(field: String?) {
        #expect(TraceContext(parsing: field) == nil)
    }

    @Test("a new one is valid, whatever the random bytes are", arguments: [0, 1, 0xA5, 0xFF] as [UInt8])
    func new(byte: UInt8) throws {
        let context = TraceContext(random: CountedBytes(first: byte))

        #expect(TraceContext(parsing: context.text) == context)
        #expect(context.flags == "00")
    }
}
