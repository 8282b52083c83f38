/// A type of the contract ABI.
public indirect enum ABIType: Hashable, Sendable {
    /// `uint8` … `uint256`, in steps of 8 bits.
    case uint(bits: Int)
    /// `int8` … `int256`, in steps of 8 bits.
    case int(bits: Int)
    /// The id of a TRC-10 asset: TRON's own type, written as a `uint256`.
    case trcToken
    /// `address`: 20 bytes in the low end of a word. TRON's prefix 0x41 is not written.
    case address
    /// `bool`: a word that is 0 or 1.
    case bool
    /// `bytes1` … `bytes32`.
    case fixedBytes(count: Int)
    /// A function of a contract: its address and selector, written as `bytes24`.
    case function
    /// `bytes`: any number of bytes.
    case bytes
    /// `string`: UTF-8 of any length.
    case string
    /// `T[]`.
    case array(of: ABIType)
    /// `T[count]`.
    case fixedArray(of: ABIType, count: Int)
    /// `(T, U, …)`, a struct.
    case tuple([ABIType])

    /// `uint256`.
    public static let uint256 = Self.uint(bits: 256)

    /// The type as in signatures: "uint256", "(address,bool)[2]".
    public var name: String {
        switch self {
        case .uint(let bits): "uint\(bits)"
        case .int(let bits): "int\(bits)"
        case .trcToken: "trcToken"
        case .address: "address"
        case .bool: "bool"
        case .fixedBytes(let count): "bytes\(count)"
        case .function: "function"
        case .bytes: "bytes"
        case .string: "string"
        case .array(let element): element.name + "[]"
        case .fixedArray(let element, let count): element.name + "[\(count)]"
        case .tuple(let members): "(" + members.map(\.name).joined(separator: ",") + ")"
        }
    }

    /// Whether values are stored behind an offset, because their size varies.
    var isDynamic: Bool {
        switch self {
        case .bytes, .string, .array: true
        case .fixedArray(let element, _): element.isDynamic
        case .tuple(let members): members.contains(where: \.isDynamic)
        case .uint, .int, .trcToken, .address, .bool, .fixedBytes, .function: false
        }
    }

    /// The bytes of a value in place, or of the offset if it is dynamic. What does not fit an `Int` is the largest
    /// `Int`.
    var headByteCount: Int {
        if isDynamic { return Self.wordByteCount }
        switch self {
        case .fixedArray(let element, let count):
            let (product, overflow) = element.headByteCount.multipliedReportingOverflow(by: count)
            return overflow ? .max : product
        case .tuple(let members): return Self.headByteCount(members)
        default: return Self.wordByteCount
        }
    }

    /// Bytes of the heads of several values, one after the other.
    static func headByteCount(_ types: [Self]) -> Int {
        types.reduce(0) { sum, type in
            let (next, overflow) = sum.addingReportingOverflow(type.headByteCount)
            return overflow ? .max : next
        }
    }

    static let wordByteCount = 32

    /// Refuses types that signatures can't express and that only code can build: `uint7`, `bytes33`, an array of
    /// nothing.
    ///
    /// - Throws: `ABIError.badType`.
    func check() throws(ABIError) {
        switch self {
        case .uint(let bits), .int(let bits):
            guard (8...256).contains(bits), bits.isMultiple(of: 8) else { throw notAType }
        case .fixedBytes(let count): guard (1...32).contains(count) else { throw notAType }
        case .array(let element): try element.check()
        case .fixedArray(let element, let count):
            guard count > 0 else { throw notAType }
            try element.check()
        case .tuple(let members):
            guard !members.isEmpty else { throw notAType }
            for member in members { try member.check() }
        case .trcToken, .address, .bool, .function, .bytes, .string: break
        }
    }

    private var notAType: ABIError { ABIError(.badType, "unknown type \(name)") }
}
