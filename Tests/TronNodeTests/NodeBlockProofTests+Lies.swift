import StrictJSON
import Testing
import Tron

@testable import TronNode

extension NodeBlockProofTests {
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
