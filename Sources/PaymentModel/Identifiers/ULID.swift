/// A 128-bit identifier that sorts by the time of its creation: 48 bits of milliseconds, then 80 random bits, written
/// as 26 characters of Crockford's base 32 (the ULID specification).
public struct ULID: Hashable, Comparable, Sendable {
    // Two halves, because an unoptimised build crashed on the alignment of a UInt128 where an identifier was returned
    // in registers from an async function.
    private let high: UInt64
    private let low: UInt64

    /// The 128 bits as a number; its order is the order of the text.
    public var value: UInt128 { (UInt128(high) << 64) | UInt128(low) }

    /// The number of characters of the text form.
    public static let characterCount = 26

    private static let alphabet = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ".utf8)

    /// Random bytes of one identifier.
    public static let entropyByteCount = 10

    /// An identifier made at `time`, with the first 80 bits of `entropy`.
    public init(at time: Timestamp, entropy: [UInt8]) {
        let bytes = entropy.prefix(Self.entropyByteCount)
        let entropy = bytes.reduce(UInt128(0)) { $0 << 8 | UInt128($1) }
        self.init((UInt128(UInt64(max(0, time.milliseconds)) & 0xFFFF_FFFF_FFFF) << 80) | entropy)
    }

    /// The identifier that `text` is, or nil: 26 upper-case characters of the alphabet, the first at most `7`.
    public init?(_ text: some StringProtocol) {
        let characters = Array(text.utf8)
        guard characters.count == Self.characterCount, characters[0] <= UInt8(ascii: "7") else { return nil }
        var value: UInt128 = 0
        for character in characters {
            guard let digit = Self.alphabet.firstIndex(of: character) else { return nil }
            value = value << 5 | UInt128(digit)
        }
        self.init(value)
    }

    private init(_ value: UInt128) {
        high = UInt64(truncatingIfNeeded: value >> 64)
        low = UInt64(truncatingIfNeeded: value)
    }

    /// Whether `text` has the length and the characters of one, even if it means more than 128 bits.
    static func hasForm(_ text: some StringProtocol) -> Bool {
        text.utf8.count == characterCount && text.utf8.allSatisfy(alphabet.contains)
    }

    /// The 26 characters.
    public var text: String {
        String(unsafeUninitializedCapacity: Self.characterCount) { characters in
            var rest = value
            for position in (0..<Self.characterCount).reversed() {
                characters[position] = Self.alphabet[Int(truncatingIfNeeded: rest & 31)]
                rest >>= 5
            }
            return Self.characterCount
        }
    }

    public static func < (left: Self, right: Self) -> Bool { (left.high, left.low) < (right.high, right.low) }
}
