/// Why bytes are no protobuf message, in the words of Google's Java library.
enum WireFault: Error, Hashable {
    case truncated
    case badTag
    case badVarint

    var words: String {
        switch self {
        case .truncated:
            "While parsing a protocol message, the input ended unexpectedly in the middle of a field.  "
                + "This could mean either that the input has been truncated or that an embedded message "
                + "misreported its own length."
        case .badTag: "Protocol message contained an invalid tag (zero)."
        case .badVarint: "CodedInputStream encountered a malformed varint."
        }
    }
}

/// A field's value as it stands on the wire.
enum WireContent {
    case varint(UInt64)
    case bytes(ArraySlice<UInt8>)
    /// Of 32 or 64 bits: no field that this node knows is of that kind.
    case fixed
}

/// Reads one field after the other.
struct WireReader {
    private let bytes: ArraySlice<UInt8>
    private var position: Int

    init(_ bytes: ArraySlice<UInt8>) {
        self.bytes = bytes
        position = bytes.startIndex
    }

    /// The next field, and all its bytes; nil at the end.
    mutating func next() throws(WireFault) -> (number: Int, content: WireContent, whole: ArraySlice<UInt8>)? {
        guard position < bytes.endIndex else { return nil }
        let start = position
        let tag = try varint()
        guard tag >> 3 > 0, tag >> 3 < 1 << 29 else { throw .badTag }
        let content: WireContent
        switch tag & 7 {
        case 0: content = .varint(try varint())
        case 1: content = try skip(8)
        case 2:
            let length = try varint()
            guard length <= UInt64(bytes.endIndex - position) else { throw .truncated }
            let slice = bytes[position..<position + Int(length)]
            position += Int(length)
            content = .bytes(slice)
        case 5: content = try skip(4)
        default: throw .badTag
        }
        return (Int(tag >> 3), content, bytes[start..<position])
    }

    private mutating func skip(_ count: Int) throws(WireFault) -> WireContent {
        guard count <= bytes.endIndex - position else { throw .truncated }
        position += count
        return .fixed
    }

    private mutating func varint() throws(WireFault) -> UInt64 {
        var value: UInt64 = 0
        for shift in stride(from: UInt64(0), to: 70, by: 7) {
            guard position < bytes.endIndex else { throw .truncated }
            let byte = bytes[position]
            position += 1
            value |= UInt64(byte & 0x7F) << shift
            if byte < 0x80 { return value }
        }
        throw .badVarint
    }
}

extension [UInt8] {
    /// Appends a number of seven bits a byte.
    mutating func append(varint value: UInt64) {
        var rest = value
        while rest >= 0x80 {
            append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        append(UInt8(rest))
    }

    /// Appends a field of bytes.
    mutating func append(field number: Int, bytes: some Collection<UInt8>) {
        append(varint: UInt64(number) << 3 | 2)
        append(varint: UInt64(bytes.count))
        append(contentsOf: bytes)
    }

    /// Appends a field with a number.
    mutating func append(field number: Int, integer: Int64) {
        append(varint: UInt64(number) << 3)
        append(varint: UInt64(bitPattern: integer))
    }
}
