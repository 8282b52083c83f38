/// Why a contract refused a call, in one of Solidity's two standard forms.
public enum RevertReason: Hashable, Sendable {
    /// `Error(string)`: a `require` or `revert` with a text.
    case error(String)
    /// `Panic(uint256)`: a failed assertion, an overflow, a division by zero.
    case panic(UInt256)

    /// The reason in revert `data`; nil for a bare `require` (no data) and for a contract's own errors.
    public init?(data: [UInt8]) {
        switch data.prefix(4) {
        case [0x08, 0xC3, 0x79, 0xA0]:
            guard let text = ABI.text(in: Array(data.dropFirst(4))) else { return nil }
            self = .error(text)
        case [0x4E, 0x48, 0x7B, 0x71]:
            guard let code = UInt256(bigEndian: data.dropFirst(4)) else { return nil }
            self = .panic(code)
        default: return nil
        }
    }

    /// For people.
    public var text: String {
        switch self {
        case .error(let text): text
        case .panic(let code): "panic \(code)"
        }
    }
}
