import Crypto
import StrictJSON
import Tron

/// What a block's JSON proves by itself.
enum NodeBlockProof {
    /// The header with its signature, where the id is that of the header; nil where it is not, or something is missing.
    static func header(_ json: JSON, id: BlockID) -> SignedHeader? {
        guard let told = json["block_header"]?["raw_data"],
            let root = told["txTrieRoot"]?.string.flatMap({ [UInt8](hex: $0) }),
            let parent = told["parentHash"]?.string.flatMap({ [UInt8](hex: $0) }), parent.count == 32,
            let signature = json["block_header"]?["witness_signature"]?.string
                .flatMap({ [UInt8](hex: $0) }).flatMap({ try? Signature(bytes: $0) }),
            let number = try? told.number("number", .height), let time = try? told.number("timestamp", .time),
            let version = Int32(exactly: told["version"]?.int64 ?? 0),
            let state = [UInt8](hex: told["accountStateRoot"]?.string ?? "")
        else { return nil }
        let header = SignedHeader(
            header: BlockHeader(
                number: BlockNumber(number), timestamp: ChainTime(milliseconds: time), transactionRoot: root,
                parentHash: parent, witness: (try? told.address("witness_address")).flatMap(\.self),
                version: version, accountStateRoot: state),
            signature: signature)
        return header.id == id ? header : nil
    }

    /// The transactions as their bytes have them, where `root` is the root of these and their results: none can be hidden,
    /// added, or told to have ended otherwise. Members that gateways add to `ret` are no part of it.
    static func transactions(_ list: [JSON], root: [UInt8]) -> [BlockTransaction]? {
        var leaves: [[UInt8]] = []
        var transactions: [BlockTransaction] = []
        leaves.reserveCapacity(list.count)
        transactions.reserveCapacity(list.count)
        for json in list {
            guard let bytes = json["raw_data_hex"]?.string.flatMap({ [UInt8](hex: $0) }),
                let told = json["txID"]?.string.flatMap({ try? TransactionID(parsing: $0) }),
                told == TransactionID(ofRawBytes: bytes),
                let message = message(bytes, signatures: json["signature"]),
                let result = ContractResult(
                    rawValue: json["ret"]?.array?.first?["contractRet"]?.string ?? "DEFAULT")
            else { return nil }
            leaves.append(
                json["ret"] == nil
                    ? Array(SHA256.hash(data: message)) : MerkleTree.leaf(of: message, result: result))
            transactions.append(BlockTransaction(bytes, id: told, succeeded: result == .success))
        }
        return MerkleTree.root(of: leaves) == root ? transactions : nil
    }

    /// The `Transaction` message of raw bytes and signatures, without its results.
    private static func message(_ raw: [UInt8], signatures: JSON?) -> [UInt8]? {
        var message = field(1, raw)
        for signature in signatures?.array ?? [] {
            guard let bytes = signature.string.flatMap({ [UInt8](hex: $0) }) else { return nil }
            message += field(2, bytes)
        }
        return message
    }

    /// A field of bytes as protobuf writes it.
    private static func field(_ number: UInt8, _ bytes: [UInt8]) -> [UInt8] {
        var field = [number << 3 | 2]
        var rest = UInt64(bytes.count)
        while rest >= 0x80 {
            field.append(UInt8(truncatingIfNeeded: rest & 0x7F) | 0x80)
            rest >>= 7
        }
        field.append(UInt8(truncatingIfNeeded: rest))
        return field + bytes
    }
}

extension BlockTransaction {
    /// What the raw data `bytes` says; a transaction that this library can't read moves no TRX by itself.
    fileprivate init(_ bytes: [UInt8], id: TransactionID, succeeded: Bool) {
        guard let raw = try? RawTransaction(decoding: bytes) else {
            self.init(id: id, owner: nil, deed: .other, succeeded: succeeded)
            return
        }
        var witnessKey: Address?
        if case .accountPermissionUpdate(let update) = raw.contract {
            witnessKey = update.witnessPermission?.keys.first?.address
        }
        let deed: Deed =
            switch raw.contract {
            case .transfer(let transfer): .transfer(to: transfer.to, amount: transfer.amount)
            case .triggerSmart, .createSmart: .call
            default: .other
            }
        self.init(
            id: id, owner: raw.contract.owner, deed: deed, succeeded: succeeded, witnessKey: witnessKey)
    }
}
