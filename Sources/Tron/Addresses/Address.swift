/// An account of TRON: the byte 0x41 and the last 20 bytes of the Keccak-256 of its public key (java-tron:
/// `Hash.computeAddress`, `DecodeUtil.addressValid`).
public struct Address: Hashable, Comparable, Sendable, CustomStringConvertible {
    // 20 bytes in three words: no allocation, and comparing is three comparisons.
    private let high: UInt64
    private let middle: UInt64
    private let low: UInt32

    /// The length of an address in bytes, with its prefix.
    public static let byteCount = 21
    /// The first byte of every address of mainnet and the test networks.
    public static let prefix: UInt8 = 0x41
    /// The length of an address in the virtual machine in bytes, without the prefix.
    public static let evmByteCount = 20

    /// The zero address; nobody has its key.
    public static let zero = Self(high: 0, middle: 0, low: 0)
    /// `TLsV52sRDL79HXGGm9yzwKibb6BeruhUzy`, where fees were burnt before they simply vanished.
    public static let blackHole = Self(
        high: 0x7794_4d19_c052_b73e, middle: 0xe228_6823_aa83_f813, low: 0x8cb7_032f)

    private init(high: UInt64, middle: UInt64, low: UInt32) {
        self.high = high
        self.middle = middle
        self.low = low
    }

    /// The address in 21 bytes.
    ///
    /// - Throws: `AddressError` for another length or another first byte.
    public init(bytes: some Collection<UInt8>) throws(AddressError) {
        guard bytes.count == Self.byteCount else { throw .wrongLength }
        guard bytes.first == Self.prefix else { throw .wrongPrefix }
        try self.init(evmBytes: bytes.dropFirst())
    }

    /// The address in 20 bytes of the virtual machine, such as a log's.
    ///
    /// - Throws: `AddressError` for another length.
    public init(evmBytes: some Collection<UInt8>) throws(AddressError) {
        guard evmBytes.count == Self.evmByteCount else { throw .wrongLength }
        self.init(twenty: evmBytes)
    }

    /// The address whose bytes are the end of `hash`: of a public key, or of what names a new contract.
    init(endOf hash: [UInt8]) {
        self.init(twenty: hash.suffix(Self.evmByteCount))
    }

    /// - Precondition: There are 20 bytes.
    private init(twenty evmBytes: some Collection<UInt8>) {
        (high, middle, low) = evmBytes.withRawBytes { bytes in
            (
                bytes.bigEndian(at: 0, as: UInt64.self), bytes.bigEndian(at: 8, as: UInt64.self),
                bytes.bigEndian(at: 16, as: UInt32.self)
            )
        }
    }

    /// The address in `text`: 34 characters of base58check, or 42 hex digits ("41…") of either case.
    ///
    /// Text of only hex digits is read as hex. Hex has no checksum: a mistyped address is another valid one.
    ///
    /// - Throws: `AddressError`, which names the first fault: white space, `0x`, a character, the number of
    ///   bytes, the checksum, the prefix.
    public init(parsing text: String) throws(AddressError) {
        let characters = Array(text.utf8)
        guard !Self.hasWhitespace(text, characters) else { throw .whitespace }
        guard !characters.starts(with: "0x".utf8), !characters.starts(with: "0X".utf8) else {
            throw .ethereumHex
        }
        // 70 characters are twice the longest address, so that a megabyte is not divided by 58.
        guard characters.count <= 70 else { throw .wrongLength }
        if !characters.isEmpty, characters.allSatisfy(Self.isHexDigit) {
            guard let bytes = [UInt8](hex: text) else { throw .wrongLength }
            try self.init(bytes: bytes)
            return
        }
        if characters.starts(with: "41".utf8), characters.count == 2 * Self.byteCount { throw .badCharacter }
        guard let decoded = Base58Check.digits(characters) else { throw .badCharacter }
        let payload = decoded.dropLast(Base58Check.checksumByteCount)
        guard payload.count == Self.byteCount else { throw .wrongLength }
        guard Base58Check.checksum(of: payload) == Array(decoded.suffix(Base58Check.checksumByteCount)) else {
            throw .badChecksum
        }
        try self.init(bytes: payload)
    }

    /// The address of the contract that `owner` deploys with `transaction` (java-tron:
    /// `WalletUtil.generateContractAddress`).
    public init(ofContractDeployedBy owner: Address, in transaction: TransactionID) {
        self.init(endOf: Keccak256.hash(transaction.bytes + owner.bytes))
    }

    /// Unicode's properties are looked up only for characters beyond ASCII.
    private static func hasWhitespace(_ text: String, _ characters: [UInt8]) -> Bool {
        if characters.allSatisfy({ $0 < 0x80 }) {
            return characters.contains { $0 == 0x20 || (0x09...0x0D).contains($0) }
        }
        return text.unicodeScalars.contains(where: \.properties.isWhitespace)
    }

    private static func isHexDigit(_ character: UInt8) -> Bool {
        switch character {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "f"),
            UInt8(ascii: "A")...UInt8(ascii: "F"):
            true
        default: false
        }
    }

    /// The 20 bytes without the prefix.
    public var evmBytes: [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(Self.evmByteCount)
        appendEVMBytes(to: &bytes)
        return bytes
    }

    /// The 21 bytes.
    public var bytes: [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(Self.byteCount)
        bytes.append(Self.prefix)
        appendEVMBytes(to: &bytes)
        return bytes
    }

    private func appendEVMBytes(to bytes: inout [UInt8]) {
        withUnsafeBytes(of: high.bigEndian) { bytes += $0 }
        withUnsafeBytes(of: middle.bigEndian) { bytes += $0 }
        withUnsafeBytes(of: low.bigEndian) { bytes += $0 }
    }

    /// The 34 characters of base58check, "T…".
    public var base58: String { Base58Check.encode(bytes) }

    /// 42 lower-case hex digits, "41…".
    public var hex: String { bytes.hex }

    public var description: String { base58 }

    public static func < (left: Self, right: Self) -> Bool {
        (left.high, left.middle, left.low) < (right.high, right.middle, right.low)
    }
}

/// Why something is not an address.
public enum AddressError: String, Error, Sendable, CaseIterable {
    /// White space in or around it.
    case whitespace
    /// It begins with `0x`: an address of an Ethereum-like chain.
    case ethereumHex = "ethereum_hex"
    /// A character that is in neither base 58 nor hex.
    case badCharacter = "bad_character"
    /// Not 21 bytes.
    case wrongLength = "wrong_length"
    /// The checksum is wrong: a character was mistyped.
    case badChecksum = "bad_checksum"
    /// Not of TRON: the first byte is not 0x41.
    case wrongPrefix = "wrong_prefix"
}
