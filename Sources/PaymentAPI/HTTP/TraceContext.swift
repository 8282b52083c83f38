import Payments
import Tron

/// W3C trace context: which trace a request belongs to, and which span of it the caller's is.
struct TraceContext: Hashable, Sendable {
    /// 32 hexadecimal digits, not all of them 0.
    let traceID: String
    /// 16 hexadecimal digits, not all of them 0: the span that this one belongs to.
    let parentID: String
    /// Two hexadecimal digits; the lowest bit says that the caller records the trace.
    let flags: String

    private enum Lengths {
        static let traceID = 32
        static let parentID = 16
        /// Of version 00; later versions may have more behind it.
        static let whole = 55
    }

    /// The context in a field of a request; nil if it is not one, as the recommendation has it: then a new trace begins.
    init?(parsing field: String?) {
        guard let field, field.utf8.count >= Lengths.whole,
            field.utf8.count <= Lengths.whole || !field.hasPrefix("00")
        else { return nil }
        let parts = field.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count >= 4, Self.isHex(parts[0], 2), parts[0] != "ff",
            Self.isHex(parts[1], Lengths.traceID),
            Self.isHex(parts[2], Lengths.parentID), Self.isHex(parts[3], 2),
            parts[1].contains(where: { $0 != "0" }), parts[2].contains(where: { $0 != "0" })
        else { return nil }
        traceID = String(parts[1])
        parentID = String(parts[2])
        flags = String(parts[3])
    }

    /// A new trace, which nobody is known to record.
    init(random: any RandomSource) {
        traceID = Self.hex(random.bytes(Lengths.traceID / 2))
        parentID = Self.hex(random.bytes(Lengths.parentID / 2))
        flags = "00"
    }

    /// As it is sent, in version 00.
    var text: String { "00-\(traceID)-\(parentID)-\(flags)" }

    private static func isHex(_ text: Substring, _ count: Int) -> Bool {
        text.utf8.count == count
            && text.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
    }

    /// Random bytes are all 0 once in 2⁶⁴ times, and nobody may send that.
    private static func hex(_ bytes: [UInt8]) -> String {
        let digits = bytes.hex
        return digits.contains { $0 != "0" } ? digits : String(digits.dropLast()) + "1"
    }
}
