import StrictJSON
import Testing
import Tron

@testable import TronNode

@Suite("What an answer of a node means")
struct AnswerMeaningTests {
    static let address = PrivateKey { [UInt8](repeating: 5, count: $0) }.address
    static let other = PrivateKey { [UInt8](repeating: 6, count: $0) }.address

    static func isUnreadable(_ error: any Error) -> Bool {
        (error as? NodeError)?.code == .unreadable
    }

    private func block(_ number: BlockNumber, header: Int64, _ transactions: JSON = []) throws -> JSON {
        let id = try BlockID(number: number, headerHash: [UInt8](repeating: 1, count: 32))
        return [
            "blockID": .string(id.hex),
            "block_header": ["raw_data": ["number": .number(JSONNumber(header))]],
            "transactions": transactions,
        ]
    }

    @Test("a block's number is that of its id")
    func blockNumbers() throws {
        #expect(try NodeBlock(json: block(7, header: 7)).number == 7)
        #expect(try NodeBlock(json: block(0, header: 0)).number == 0)
        for header in [0, 6, 8, -7] as [Int64] {
            #expect { try NodeBlock(json: block(7, header: header)) } throws: { Self.isUnreadable($0) }
        }
    }

    @Test(
        "a transaction of a block failed unless its result is SUCCESS, or there is none",
        arguments: [
            (nil, true), ("SUCCESS", true), ("REVERT", false), ("OUT_OF_ENERGY", false), ("FAILED", false),
            ("DEFAULT", false), ("success", false), ("", false),
        ] as [(String?, Bool)])
    func results(result: String?, isSuccess: Bool) throws {
        let id = TransactionID(ofRawBytes: [1])
        var entry: JSONObject = ["txID": .string(id.hex)]
        if let result { entry["ret"] = [["contractRet": .string(result)]] }

        let block = try NodeBlock(json: block(7, header: 7, [.object(entry)]))
        entry["block_timestamp"] = 5
        let page = try TransactionHistoryPage(json: ["success": true, "data": [.object(entry)]])

        #expect(block.transactionIDs == [id] && block.failedIDs == (isSuccess ? [] : [id]))
        #expect(block.transactions.map(\.succeeded) == [isSuccess])
        #expect(page.entries.map(\.transaction.succeeded) == [isSuccess])
    }

    @Test("a transaction's bytes hash to its id")
    func transactionBytes() throws {
        let raw = RawTransaction(
            reference: BlockReference(bytes: [1, 2], hash: [UInt8](repeating: 3, count: 8)),
            expiration: ChainTime(milliseconds: 1), timestamp: ChainTime(milliseconds: 1),
            contract: .transfer(.init(owner: Self.address, to: Self.other, amount: 1)))
        func json(_ id: TransactionID) -> JSON {
            ["txID": .string(id.hex), "raw_data_hex": .string(raw.encoded().hex)]
        }

        #expect(try NodeTransaction(json: json(raw.id)).raw == raw)
        #expect { try NodeTransaction(json: json(TransactionID(ofRawBytes: [1]))) } throws: {
            Self.isUnreadable($0)
        }
    }

    @Test("a head's number is that of its id")
    func heads() throws {
        func heads(_ told: Int64) throws -> NodeHeads {
            let id = try BlockID(number: 7, headerHash: [UInt8](repeating: 1, count: 32))
            return try NodeHeads(json: [
                "block": .string("Num:\(told),ID:\(id.hex)"), "solidityBlock": .string("Num:7,ID:\(id.hex)"),
            ])
        }
        #expect(try heads(7).head.number == 7)
        for other in [0, 6, 8] as [Int64] { #expect { try heads(other) } throws: { Self.isUnreadable($0) } }
    }
}
