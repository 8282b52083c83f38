/// The id of a transaction on the chain: the SHA-256 of its raw data (java-tron:
/// `TransactionCapsule.getTransactionId`).
public struct TransactionID: Hashable, Comparable, Sendable, CustomStringConvertible {
    let digest: Digest32

    /// - Throws: `ChainIDError` unless there are 32 bytes.
    public init(bytes: some Collection<UInt8>) throws(ChainIDError) {
        digest = try Digest32(bytes)
    }

    init(digest: Digest32) {
        self.digest = digest
    }

    /// The id in 64 hex digits.
    ///
    /// - Throws: `ChainIDError` for anything else.
    public init(parsing hex: String) throws(ChainIDError) {
        digest = try Digest32(hex: hex)
    }

    /// The 32 bytes.
    public var bytes: [UInt8] { digest.bytes }
    /// 64 lower-case hex digits.
    public var hex: String { bytes.hex }
    public var description: String { hex }

    public static func < (left: Self, right: Self) -> Bool { left.digest < right.digest }
}

/// Text or bytes that are not an id of the chain: not 32 bytes, or not hex.
public struct ChainIDError: Error, Hashable, Sendable {
    /// For people.
    public let reason: String
}

/// 32 bytes in one value, without an allocation.
struct Digest32: Hashable, Comparable, Sendable {
    private let high: UInt128
    private let low: UInt128

    init(_ bytes: some Collection<UInt8>) throws(ChainIDError) {
        guard bytes.count == 32 else { throw ChainIDError(reason: "an id has 32 bytes, this \(bytes.count)") }
        (high, low) = bytes.withRawBytes { bytes in
            (bytes.bigEndian(at: 0, as: UInt128.self), bytes.bigEndian(at: 16, as: UInt128.self))
        }
    }

    init(hex text: String) throws(ChainIDError) {
        guard let bytes = [UInt8](hex: text) else { throw ChainIDError(reason: "an id is 64 hex digits") }
        try self.init(bytes)
    }

    var bytes: [UInt8] {
        [UInt8](bigEndian: high, low)
    }

    static func < (left: Self, right: Self) -> Bool { (left.high, left.low) < (right.high, right.low) }
}
