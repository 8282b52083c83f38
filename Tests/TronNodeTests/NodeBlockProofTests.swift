import StrictJSON
import Testing
import Tron

@testable import TronNode

@Suite("What a block's JSON proves")
struct NodeBlockProofTests {
    private static let key = PrivateKey { [UInt8](repeating: 5, count: $0) }
    private static let other = PrivateKey { [UInt8](repeating: 6, count: $0) }

    private static func transaction(_ amount: Int64, result: String) throws -> JSON {
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
    private static func block() throws -> JSONObject {
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

    @Test("one that hides, adds, changes or judges a transaction otherwise proves none")
    func lies() throws {
        let honest = try Self.block()
        let transactions = try #require(honest["transactions"]?.array)
        let lies: [[JSON]] = [
            [transactions[0]], [transactions[1]], [], [transactions[1], transactions[0]],
            transactions + [try Self.transaction(9, result: "SUCCESS")],
            [transactions[0], try Self.transaction(6, result: "SUCCESS")],
            [try Self.transaction(500, result: "SUCCESS"), transactions[1]],
            [
                transactions[0].with("signature", [.string(String(repeating: "ab", count: 65))]),
                transactions[1],
            ],
            [transactions[0].with("txID", transactions[1]["txID"] ?? ""), transactions[1]],
        ]
        for lie in lies {
            var told = honest
            told["transactions"] = .array(lie)
            #expect(try !NodeBlock(json: .object(told)).hasProvenTransactions)
        }
    }

    @Test("what a node reads out of the bytes counts for nothing")
    func readings() throws {
        var told = try Self.block()
        let transactions = try #require(told["transactions"]?.array)
        let reading: JSON = [
            "contract": [
                [
                    "type": "TransferContract",
                    "parameter": [
                        "value": [
                            "owner_address": .string(Self.other.address.hex),
                            "to_address": .string(Self.other.address.hex), "amount": 1_000_000,
                        ]
                    ],
                ]
            ]
        ]
        told["transactions"] = .array(transactions.map { $0.with("raw_data", reading) })

        let block = try NodeBlock(json: .object(told))

        #expect(
            block.transactions.map(\.deed) == [5, 6].map { .transfer(to: Self.other.address, amount: $0) })
    }

    @Test(
        "a header that is another than its id proves nothing",
        arguments: [
            "txTrieRoot", "parentHash", "witness_address", "version", "timestamp",
        ])
    func headers(member: String) throws {
        var told = try Self.block()
        let header = try #require(told["block_header"])
        let raw = try #require(header["raw_data"])
        let other: JSON =
            switch raw[member] {
            case .number?: 33
            case .string(let text)?: .string(text.dropLast() + (text.hasSuffix("0") ? "1" : "0"))
            default: .null
            }
        told["block_header"] = header.with("raw_data", raw.with(member, other))

        let block = try NodeBlock(json: .object(told))

        #expect(block.header == nil && !block.hasProvenTransactions)
    }
}

extension JSON {
    fileprivate func with(_ key: String, _ value: JSON) -> JSON {
        var object = object ?? [:]
        object[key] = value
        return .object(object)
    }
}
