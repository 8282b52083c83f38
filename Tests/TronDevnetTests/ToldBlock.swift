import Crypto
import StrictJSON
import Tron

/// A block as a node tells it in JSON, and what can be known of it from that alone.
struct ToldBlock {
    enum Fault: Error, Equatable {
        case member(String)
        case id
        case root
        case parent
        case signature
    }
    let header: BlockHeader
    let id: BlockID
    let signature: Signature?
    let leaves: [[UInt8]]

    init(_ json: JSON) throws(Fault) {
        let told = json["block_header"]?["raw_data"]
        func bytes(_ key: String) throws(Fault) -> [UInt8] {
            guard let bytes = told?[key]?.string.flatMap({ [UInt8](hex: $0) }) else { throw .member(key) }
            return bytes
        }
        guard let id = json["blockID"]?.string.flatMap({ try? BlockID(parsing: $0) }) else {
            throw .member("blockID")
        }
        self.id = id
        header = BlockHeader(
            number: BlockNumber(told?["number"]?.int64 ?? 0),
            timestamp: ChainTime(milliseconds: told?["timestamp"]?.int64 ?? 0),
            transactionRoot: try bytes("txTrieRoot"), parentHash: try bytes("parentHash"),
            witness: told?["witness_address"]?.string.flatMap { try? Address(parsing: $0) },
            version: Int32(told?["version"]?.int64 ?? 0))
        signature = json["block_header"]?["witness_signature"]?.string
            .flatMap { [UInt8](hex: $0) }.flatMap { try? Signature(bytes: $0) }
        var leaves: [[UInt8]] = []
        for transaction in json["transactions"]?.array ?? [] { leaves.append(try Self.leaf(transaction)) }
        self.leaves = leaves
    }

    private static func leaf(_ json: JSON) throws(Fault) -> [UInt8] {
        guard let raw = json["raw_data_hex"]?.string.flatMap({ [UInt8](hex: $0) }),
            let result = json["ret"]?.array?.first?["contractRet"]?.string.flatMap(ContractResult.init),
            let code = ContractResult.allCases.firstIndex(of: result)
        else { throw .member("transactions") }
        // Field by field as protobuf writes it, independently of the library.
        var message = field(1, raw)
        for signature in json["signature"]?.array ?? [] {
            guard let bytes = signature.string.flatMap({ [UInt8](hex: $0) }) else {
                throw .member("signature")
            }
            message += field(2, bytes)
        }
        return Array(SHA256.hash(data: message + field(5, [0x18, UInt8(code)])))
    }

    private static func field(_ number: UInt8, _ bytes: [UInt8]) -> [UInt8] {
        var length: [UInt8] = []
        var rest = bytes.count
        while rest >= 0x80 {
            length.append(UInt8(rest & 0x7F) | 0x80)
            rest >>= 7
        }
        return [(number << 3) | 2] + length + [UInt8(rest)] + bytes
    }

    /// Whether id, root and signature are those of what is told, and the parent that of the block before. The genesis block is
    /// not signed.
    func verify(after parent: BlockID?) throws(Fault) {
        guard header.id == id else { throw .id }
        guard MerkleTree.root(of: leaves) == header.transactionRoot else { throw .root }
        if let parent, header.parentHash != parent.bytes { throw .parent }
        guard header.number > 0 else { return }
        guard let signature, let signer = try? header.signer(of: signature), signer == header.witness else {
            throw .signature
        }
    }
}
