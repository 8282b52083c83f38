import StrictJSON
import Testing
import Tron
import TronNode

@testable import PaymentModel
@testable import Payments

/// A chain whose blocks are signed, told as a node tells it: in JSON that proves itself.
struct SignedChain {
    static let witnesses = (0..<5).map { index in
        PrivateKey { [UInt8](repeating: 41 + UInt8(index), count: $0) }
    }
    static let stranger = PrivateKey { [UInt8](repeating: 91, count: $0) }

    private(set) var blocks: [JSON] = []
    private var parent = [UInt8](repeating: 0, count: 32)

    /// `count` blocks, with `transactions` in some of them; those from `strangers` on are signed by somebody unknown.
    init(
        _ count: Int64, with transactions: [Int64: SignedTransaction] = [:],
        strangersFrom strangers: Int64 = .max
    ) throws {
        for number in 0..<count {
            let key = number < strangers ? Self.witnesses[Int(number) % Self.witnesses.count] : Self.stranger
            try append(number, transactions[number], signedBy: key)
        }
    }

    private mutating func append(
        _ number: Int64, _ transaction: SignedTransaction?, signedBy key: PrivateKey
    ) throws {
        let leaves = transaction.map { [MerkleTree.leaf(of: $0.encoded(), result: .success)] } ?? []
        let header = BlockHeader(
            number: BlockNumber(number),
            timestamp: ChainTime(milliseconds: Samples.now.milliseconds + number * 3000),
            transactionRoot: MerkleTree.root(of: leaves), parentHash: parent, witness: key.address,
            version: 32)
        parent = header.id.bytes
        let raw: JSON = [
            "number": .number(JSONNumber(number)),
            "timestamp": .number(JSONNumber(header.timestamp.milliseconds)),
            "txTrieRoot": .string(header.transactionRoot.hex), "parentHash": .string(header.parentHash.hex),
            "witness_address": .string(key.address.hex), "version": 32,
        ]
        blocks.append([
            "blockID": .string(header.id.hex),
            "block_header": [
                "raw_data": raw, "witness_signature": .string(try key.sign(header.hash).bytes.hex),
            ],
            "transactions": .array(transaction.map { [Self.json($0)] } ?? []),
        ])
    }

    private static func json(_ transaction: SignedTransaction) -> JSON {
        [
            "txID": .string(transaction.id.hex), "raw_data_hex": .string(transaction.rawBytes.hex),
            "signature": .array(transaction.signatures.map { .string($0.hex) }),
            "ret": [["contractRet": "SUCCESS"]],
        ]
    }

    /// What a node tells of it.
    func told() throws -> [NodeBlock] { try blocks.map { try NodeBlock(json: $0) } }

    /// The same, with the signature of a stranger from block `number` on.
    func resigned(from number: Int) throws -> [NodeBlock] {
        var told = blocks
        for place in number..<told.count {
            let header = try #require(try NodeBlock(json: told[place]).header?.header)
            var block = try #require(told[place].object)
            var signed = try #require(block["block_header"]?.object)
            signed["witness_signature"] = .string(try Self.stranger.sign(header.hash).bytes.hex)
            block["block_header"] = .object(signed)
            told[place] = .object(block)
        }
        return try told.map { try NodeBlock(json: $0) }
    }

    /// The same without the transactions of block `number`.
    func hiding(_ number: Int) throws -> [NodeBlock] {
        var told = blocks
        var block = try #require(told[number].object)
        block["transactions"] = []
        told[number] = .object(block)
        return try told.map { try NodeBlock(json: $0) }
    }
}
