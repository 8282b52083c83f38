/// Writes and reads values by the contract ABI (Solidity's specification; TRON's addresses lose their 0x41).
public enum ABI {
    /// Encodes `values` of `types`, one after another, as after a selector or in the result of a function.
    ///
    /// - Throws: `ABIError.wrongValue` if a value is not of its type, `.badType` if a type is unknown.
    public static func encode(_ values: [ABIValue], as types: [ABIType]) throws(ABIError) -> [UInt8] {
        for type in types { try type.check() }
        return try encodeChecked(values, as: types)
    }

    private static func encodeChecked(
        _ values: [ABIValue], as types: [ABIType]
    ) throws(ABIError) -> [UInt8] {
        guard values.count == types.count else {
            throw ABIError(.wrongValue, "\(values.count) values for \(types.count) types")
        }
        var head: [UInt8] = []
        var tail: [UInt8] = []
        let headByteCount = ABIType.headByteCount(types)
        for (value, type) in zip(values, types) {
            if type.isDynamic {
                head += UInt256(UInt64(headByteCount + tail.count)).bigEndianBytes
                try encode(value, as: type, into: &tail)
            } else {
                try encode(value, as: type, into: &head)
            }
        }
        return head + tail
    }

    private static func encode(
        _ value: ABIValue, as type: ABIType, into output: inout [UInt8]
    ) throws(ABIError) {
        switch (type, value) {
        case (.bytes, .bytes(let bytes)): appendCounted(bytes, to: &output)
        case (.string, .string(let text)): appendCounted(Array(text.utf8), to: &output)
        case (.array(let element), .array(let elements)):
            output += UInt256(UInt64(elements.count)).bigEndianBytes
            output += try encodeChecked(elements, as: Array(repeating: element, count: elements.count))
        case (.fixedArray(let element, let count), .array(let elements)):
            guard elements.count == count else { throw mismatch(type) }
            output += try encodeChecked(elements, as: Array(repeating: element, count: count))
        case (.tuple(let types), .tuple(let members)): output += try encodeChecked(members, as: types)
        default: output += try word(value, as: type)
        }
    }

    /// A value of one word.
    static func word(_ value: ABIValue, as type: ABIType) throws(ABIError) -> [UInt8] {
        switch (type, value) {
        case (.uint(let bits), .uint(let number)) where number.bitWidth <= bits: return number.bigEndianBytes
        case (.trcToken, .uint(let number)): return number.bigEndianBytes
        case (.int(let bits), .int(let number)) where number.fits(bits: bits):
            return number.bits.bigEndianBytes
        case (.address, .address(let address)): return word(address)
        case (.bool, .bool(let isTrue)): return UInt256(isTrue ? 1 : 0).bigEndianBytes
        case (.fixedBytes(let count), .bytes(let bytes)) where bytes.count == count: return padded(bytes)
        case (.function, .bytes(let bytes)) where bytes.count == functionByteCount: return padded(bytes)
        default: throw mismatch(type)
        }
    }

    private static func appendCounted(_ bytes: [UInt8], to output: inout [UInt8]) {
        output += UInt256(UInt64(bytes.count)).bigEndianBytes
        output += padded(bytes)
    }

    /// Zeros up to whole words.
    private static func padded(_ bytes: [UInt8]) -> [UInt8] {
        let excess = bytes.count % ABIType.wordByteCount
        return excess == 0 ? bytes : bytes + [UInt8](repeating: 0, count: ABIType.wordByteCount - excess)
    }

    private static func mismatch(_ type: ABIType) -> ABIError {
        ABIError(.wrongValue, "the value is not of type \(type.name)")
    }

    /// An address of 20 bytes and a selector.
    static let functionByteCount = 24
}
