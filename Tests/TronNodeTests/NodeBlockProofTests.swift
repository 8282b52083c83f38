import StrictJSON
import Testing
import Tron

@testable import TronNode

@Suite("What a block's JSON proves")
struct NodeBlockProofTests {
    private static let key = PrivateKey { [UInt8](repeating: 5, count: $0) }
    static let other = PrivateKey { [UInt8](repeating: 6, count: $0) }

    static func transaction(_ amount: Int64, result: String) throws -> JSON {
        let raw = RawTransaction(
            reference: BlockReference(bytes: [0, 1], hash: [UInt8](repeating: 0, count: 8)),
            expiration: ChainTime(milliseconds: 1_700_000_060_000),
            timestamp: ChainTime(milliseconds: 1_700_000_000_000),
            contract: .transfer(TransferContract(owner: key.address, to: other.address, amount: Sun(amount))))
        let signed = try key.sign(raw)
        return [
            "txID": .string(signed.id.hex), "raw_data_hex": .string(signed.rawBytes.hex),
            "signature": .array(signed.signatures.map { .string($0.hex) }),
            "ret": [["contractRet": .string(result), "fee": 7]],
        ]
    }

    /// A block with two transactions, as a node tells it.
    static func block() throws -> JSONObject {
        let transactions = [try transaction(5, result: "SUCCESS"), try transaction(6, result: "REVERT")]
        let leaves = try transactions.map { json in
            let signed = try SignedTransaction(
                rawBytes: #require([UInt8](hex: json["raw_data_hex"]?.string ?? "")),
                signatures: [#require([UInt8](hex: json["signature"]?.array?.first?.string ?? ""))])
            let result = try #require(
                ContractResult(rawValue: json["ret"]?.array?.first?["contractRet"]?.string ?? ""))
            return MerkleTree.leaf(of: signed.encoded(), result: result)
        }
        let header = BlockHeader(
            number: 7, timestamp: ChainTime(milliseconds: 1_700_000_003_000),
            transactionRoot: MerkleTree.root(of: leaves), parentHash: [UInt8](repeating: 3, count: 32),
            witness: key.address, version: 32)
        let raw: JSON = [
            "number": 7, "timestamp": 1_700_000_003_000, "txTrieRoot": .string(header.transactionRoot.hex),
            "parentHash": .string(header.parentHash.hex), "witness_address": .string(key.address.hex),
            "version": 32,
        ]
        return [
            "blockID": .string(header.id.hex),
            "block_header": [
                "raw_data": raw, "witness_signature": .string(try key.sign(header.hash).bytes.hex),
            ],
            "transactions": .array(transactions),
        ]
    }

    @Test("a whole block proves its header and its transactions, with what their bytes say")
    func whole() throws {
        let block = try NodeBlock(json: .object(Self.block()))

        #expect(block.hasProvenTransactions && block.header?.id == block.id)
        #expect(block.transactions.map(\.succeeded) == [true, false] && block.failedIDs.count == 1)
        #expect(
            block.transactions.map(\.deed) == [5, 6].map { .transfer(to: Self.other.address, amount: $0) })
        #expect(block.transactions.map(\.owner) == [Self.key.address, Self.key.address])
        let header = try #require(block.header)
        #expect(try header.header.signer(of: header.signature) == Self.key.address)
    }
}

extension JSON {
    func with(_ key: String, _ value: JSON) -> JSON {
        var object = object ?? [:]
        object[key] = value
        return .object(object)
    }
}
