/// A value of the contract ABI, without its type: `uint8` and `trcToken` are both `.uint`.
public enum ABIValue: Hashable, Sendable {
    /// Of `uint…` and `trcToken`.
    case uint(UInt256)
    /// Of `int…`.
    case int(Int256)
    /// Of `address`.
    case address(Address)
    /// Of `bool`.
    case bool(Bool)
    /// Of `bytes1` … `bytes32`, `function` and `bytes`.
    case bytes([UInt8])
    /// Of `string`.
    case string(String)
    /// Of `T[]` and `T[count]`.
    case array([ABIValue])
    /// Of a struct.
    case tuple([ABIValue])

    /// The number, if this is an unsigned one.
    public var uint: UInt256? { if case .uint(let value) = self { value } else { nil } }
    /// The number, if this is a signed one.
    public var int: Int256? { if case .int(let value) = self { value } else { nil } }
    /// The address, if this is one.
    public var address: Address? { if case .address(let value) = self { value } else { nil } }
    /// The truth value, if this is one.
    public var bool: Bool? { if case .bool(let value) = self { value } else { nil } }
    /// The bytes, if these are bytes.
    public var bytes: [UInt8]? { if case .bytes(let value) = self { value } else { nil } }
    /// The text, if this is one.
    public var string: String? { if case .string(let value) = self { value } else { nil } }
    /// The elements of an array, the members of a tuple.
    public var elements: [ABIValue]? {
        switch self {
        case .array(let elements), .tuple(let elements): elements
        case .uint, .int, .address, .bool, .bytes, .string: nil
        }
    }
}
