import StrictJSON
import Testing
import Tron
import TronNode

@Suite("What a block's transactions do")
struct BlockTransactionTests {
    private static let owner = "41928c9af0651632157ef27a2cf17ca72c575a4d21"
    private static let other = "4150a2bb3ad3ae9a63ef6a8a5b1b1ae5a6c4f3a7b2"

    private func transaction(_ type: String, _ value: JSON, result: JSON = "SUCCESS") -> JSON {
        [
            "txID": .string(String(repeating: "ab", count: 32)), "ret": [["contractRet": result]],
            "raw_data": ["contract": [["type": .string(type), "parameter": ["value": value]]]],
        ]
    }

    private func told(_ transaction: JSON) throws -> BlockTransaction {
        let id = String(repeating: "0", count: 15) + "7" + String(repeating: "c", count: 48)
        let block = try NodeBlock(json: [
            "blockID": .string(id),
            "block_header": ["raw_data": ["number": 7, "timestamp": 1_700_000_000_000]],
            "transactions": [transaction],
        ])
        #expect(block.transactions.map(\.id) == block.transactionIDs)
        return try #require(block.transactions.first)
    }

    @Test("a transfer of TRX has two sides and an amount; without one of these it is unclear")
    func transfers() throws {
        let whole: JSON = [
            "owner_address": .string(Self.owner), "to_address": .string(Self.other), "amount": 5,
        ]
        let found = try told(transaction("TransferContract", whole))

        #expect(found.succeeded && found.owner?.hex == Self.owner)
        #expect(found.deed == .transfer(to: try Address(parsing: Self.other), amount: Sun(5)))
        for missing in ["owner_address", "to_address", "amount"] {
            var part = try #require(whole.object)
            part[missing] = nil
            #expect(try told(transaction("TransferContract", .object(part))).deed == .unclear)
        }
    }

    @Test("calls may log, other kinds do neither, and a result that is no success shows")
    func others() throws {
        let value: JSON = ["owner_address": .string(Self.owner), "amount": 9]

        #expect(try told(transaction("TriggerSmartContract", value)).deed == .call)
        #expect(try told(transaction("CreateSmartContract", value)).deed == .call)
        #expect(try told(transaction("TransferAssetContract", value)).deed == .other)
        #expect(try told(transaction("FreezeBalanceV2Contract", value)).owner?.hex == Self.owner)
        #expect(try !told(transaction("TriggerSmartContract", value, result: "REVERT")).succeeded)
    }

    @Test("a page of transactions tells each with its block; internal ones are passed over")
    func page() throws {
        var item = try #require(
            transaction(
                "TransferContract",
                ["owner_address": .string(Self.owner), "to_address": .string(Self.other), "amount": 5]
            ).object)
        item["blockNumber"] = 12
        item["block_timestamp"] = 1_700_000_003_000
        let inner: JSON = ["internal_tx_id": "x", "tx_id": "y", "block_timestamp": 1, "data": [:]]

        let page = try TransactionHistoryPage(json: [
            "success": true, "data": [.object(item), inner], "meta": ["fingerprint": "f"],
        ])

        #expect(page.next == "f" && page.entries.count == 1)
        #expect(page.entries.first?.block == 12)
        #expect(page.entries.first?.time == ChainTime(milliseconds: 1_700_000_003_000))
        #expect(page.entries.first?.transaction.owner?.hex == Self.owner)
        #expect(throws: NodeError.self) { try TransactionHistoryPage(json: ["success": false, "data": []]) }
        #expect(throws: NodeError.self) {
            try TransactionHistoryPage(json: ["success": true, "data": [[:]]])
        }
    }
}
