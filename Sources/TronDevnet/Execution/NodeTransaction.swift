import Crypto
import Tron

/// A transaction as a node sees it: well-formed protobuf, and nothing more is promised. What is not a proper
/// transaction is refused by the checks, each with java-tron's own words.
struct NodeTransaction: Sendable {
    /// One entry of `raw_data.contract`.
    struct Entry: Sendable {
        var type: Int32 = 0
        var typeURL = ""
        var value: [UInt8] = []
        var permissionID: Int32 = 0
    }
    let rawBytes: [UInt8]
    let signatures: [[UInt8]]
    /// Fields behind them that no version of the message has. They are kept, sent on and paid for as bytes, and no answer
    /// shows them (java-tron: `UnknownFieldSet`, `Message.isFilter`).
    let unknown: [UInt8]
    let id: TransactionID
    private(set) var referenceBytes: [UInt8] = []
    private(set) var referenceHash: [UInt8] = []
    private(set) var expiration = ChainTime(milliseconds: 0)
    private(set) var timestamp: Int64 = 0
    private(set) var feeLimit: Int64 = 0
    private(set) var memo: [UInt8] = []
    private(set) var entries: [Entry] = []
    /// The contract's own message.
    private(set) var payload: WireMessage?

    /// The transaction that `bytes`, a whole `Transaction` message, are.
    init(decoding bytes: [UInt8]) throws(WireFault) {
        var raw: ArraySlice<UInt8> = []
        var signatures: [[UInt8]] = []
        var unknown: [UInt8] = []
        var reader = WireReader(bytes[...])
        while let (number, content, whole) = try reader.next() {
            switch (number, content) {
            case (1, .bytes(let slice)): raw = slice
            case (2, .bytes(let slice)): signatures.append(Array(slice))
            // The result is the node's own.
            case (5, .bytes): break
            default: unknown += whole
            }
        }
        try self.init(rawBytes: Array(raw), signatures: signatures, unknown: unknown)
    }

    init(rawBytes: [UInt8], signatures: [[UInt8]], unknown: [UInt8] = []) throws(WireFault) {
        self.rawBytes = rawBytes
        self.signatures = signatures
        self.unknown = unknown
        id = Self.id(of: rawBytes)
        var reader = WireReader(rawBytes[...])
        while let (number, content, _) = try reader.next() { try read(number, content) }
        payload = Self.payload(of: entries.first)
    }

    private static func id(of rawBytes: [UInt8]) -> TransactionID {
        do {
            return try TransactionID(bytes: Array(SHA256.hash(data: rawBytes)))
        } catch {
            preconditionFailure("a SHA-256 has 32 bytes")
        }
    }

    private mutating func read(_ number: Int, _ content: WireContent) throws(WireFault) {
        switch (number, content) {
        case (1, .bytes(let slice)): referenceBytes = Array(slice)
        case (4, .bytes(let slice)): referenceHash = Array(slice)
        case (8, .varint(let value)): expiration = ChainTime(milliseconds: Int64(bitPattern: value))
        case (10, .bytes(let slice)): memo = Array(slice)
        case (11, .bytes(let slice)): entries.append(try Self.entry(slice))
        case (14, .varint(let value)): timestamp = Int64(bitPattern: value)
        case (18, .varint(let value)): feeLimit = Int64(bitPattern: value)
        default: break
        }
    }

    private static func entry(_ bytes: ArraySlice<UInt8>) throws(WireFault) -> Entry {
        var entry = Entry()
        var reader = WireReader(bytes)
        while let (number, content, _) = try reader.next() {
            switch (number, content) {
            case (1, .varint(let value)): entry.type = Int32(truncatingIfNeeded: value)
            case (5, .varint(let value)): entry.permissionID = Int32(truncatingIfNeeded: value)
            case (2, .bytes(let slice)):
                var inner = WireReader(slice)
                while let (number, content, _) = try inner.next() {
                    switch (number, content) {
                    case (1, .bytes(let url)): entry.typeURL = String(decoding: url, as: UTF8.self)
                    case (2, .bytes(let value)): entry.value = Array(value)
                    default: break
                    }
                }
            default: break
            }
        }
        return entry
    }

    /// The whole message, without results.
    var encoded: [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(size)
        if !rawBytes.isEmpty { bytes.append(field: 1, bytes: rawBytes) }
        for signature in signatures { bytes.append(field: 2, bytes: signature) }
        return bytes + unknown
    }

    /// Bytes of the whole message.
    var size: Int {
        let raw = rawBytes.isEmpty ? 0 : Self.fieldSize(rawBytes.count)
        return signatures.reduce(raw) { $0 + Self.fieldSize($1.count) } + unknown.count
    }

    private static func fieldSize(_ count: Int) -> Int {
        let bits = max(1, Int.bitWidth - count.leadingZeroBitCount)
        return 1 + (bits + 6) / 7 + count
    }

    /// The message of the first entry; nil if its type is unknown, its `Any` is of another, or its bytes are
    /// none.
    private static func payload(of entry: Entry?) -> WireMessage? {
        guard let entry, let schema = WireSchema.contract(entry.type),
            entry.typeURL.split(separator: "/").last.map(String.init) == "protocol.\(schema.name)"
        else { return nil }
        return try? WireMessage(schema, decoding: entry.value[...])
    }
}

extension NodeTransaction {
    /// Where a deployment puts its contract (`WalletUtil.generateContractAddress`).
    var deployedAddress: Address? {
        guard entries.first?.type == ContractType.createSmart.rawValue,
            let owner = payload?.bytes("owner_address")
        else { return nil }
        return try? Address(evmBytes: Keccak256.hash(id.bytes + owner).suffix(20))
    }
}
