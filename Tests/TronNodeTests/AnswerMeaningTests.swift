import StrictJSON
import Testing
import Tron

@testable import TronNode

@Suite("What an answer of a node means")
struct AnswerMeaningTests {
    private static let address = PrivateKey { [UInt8](repeating: 5, count: $0) }.address
    private static let other = PrivateKey { [UInt8](repeating: 6, count: $0) }.address

    private static func isUnreadable(_ error: any Error) -> Bool {
        (error as? NodeError)?.code == .unreadable
    }

    private func block(_ number: Int64, header: Int64, _ transactions: JSON = []) throws -> JSON {
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

    @Test(
        "an account is its key's where that key alone reaches the threshold",
        arguments: [-1, 0, 1] as [Int64])
    func ownership(above: Int64) throws {
        for threshold in [1, 5] as [Int64] {
            let account: JSON = [
                "address": .string(Self.address.hex),
                "owner_permission": [
                    "threshold": .number(JSONNumber(threshold)),
                    "keys": [
                        ["address": .string(Self.other.hex), "weight": .number(JSONNumber(threshold))],
                        [
                            "address": .string(Self.address.hex),
                            "weight": .number(JSONNumber(threshold + above)),
                        ],
                    ],
                ],
            ]
            #expect(try NodeAccount(json: account).isOwnedByItsKey == (above >= 0))
        }
        #expect(try NodeAccount(json: ["address": .string(Self.address.hex)]).isOwnedByItsKey)
    }

    @Test("a constant call has failed where the node says so in words, in its result, or both")
    func calls() throws {
        func result(_ message: String?, _ ret: String?) throws -> ConstantCallResult {
            var result: JSONObject = ["result": true]
            if let message { result["message"] = .string(Array(message.utf8).hex) }
            var transaction: JSONObject = [:]
            if let ret { transaction["ret"] = [["ret": .string(ret)]] }
            return try ConstantCallResult(json: [
                "result": .object(result), "constant_result": ["00"], "energy_used": 9, "energy_penalty": 4,
                "transaction": .object(transaction),
            ])
        }
        #expect(try result(nil, nil) == .returned([0], energy: 9, penalty: 4))
        #expect(try result(nil, "SUCESS") == .returned([0], energy: 9, penalty: 4))
        #expect(try result(nil, "FAILED") == .reverted(nil, energy: 9))
        #expect(try result("REVERT opcode executed", nil) == .reverted(nil, energy: 9))
        #expect(try result("REVERT opcode executed", "FAILED") == .reverted(nil, energy: 9))
        for code in ["CONTRACT_VALIDATE_ERROR", "OTHER_ERROR"] {
            #expect {
                try ConstantCallResult(json: [
                    "result": ["result": true, "code": .string(code)], "constant_result": ["00"],
                ])
            } throws: { ($0 as? NodeError)?.code == .nodeMessage }
        }
    }

    @Test(
        "a price holds from its own moment to the next one's",
        arguments: [-1, 0, 9, 10, 11, 29, 30, 31] as [Int64])
    func prices(time: Int64) throws {
        let history = try PriceHistory(json: ["prices": "0:5,10:7,30:2"])

        let expected: Int64? = time < 0 ? nil : time < 10 ? 5 : time < 30 ? 7 : 2
        #expect(history.price(at: ChainTime(milliseconds: time)) == expected.map { Sun($0) })
        #expect(history.current == 2)
    }

    @Test(
        "prices that are not in the order of their times are none",
        arguments: ["10:1,10:2", "10:1,9:2", "10", "a:1", "1:b", "", "1:2,"])
    func badPrices(text: String) {
        #expect { try PriceHistory(json: ["prices": .string(text)]) } throws: { Self.isUnreadable($0) }
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

    @Test("stakes of one resource are added up, and what is lent counts as power")
    func stakes() throws {
        let stake = try AccountStake(json: [
            "frozenV2": [
                ["amount": 1_000_000], ["type": "ENERGY", "amount": 2_000_000],
                ["type": "ENERGY", "amount": 3_000_000],
                ["amount": 4_000_000], ["type": "TRON_POWER"],
            ],
            "delegated_frozenV2_balance_for_bandwidth": 6_000_000,
            "account_resource": ["delegated_frozenV2_balance_for_energy": 7_000_000],
        ])

        #expect(stake.staked == StakeByResource(energy: 5_000_000, bandwidth: 5_000_000))
        #expect(stake.delegated == StakeByResource(energy: 7_000_000, bandwidth: 6_000_000))
        #expect(stake.tronPower == 23)
    }

    @Test("a delegation tells until when it is locked, for each resource its own")
    func delegations() throws {
        let told = try StakeDelegation.list(json: [
            "frozen_balance_for_energy": 5, "expire_time_for_energy": 77, "frozen_balance_for_bandwidth": 6,
        ])
        let other = try StakeDelegation.list(json: [
            "frozen_balance_for_bandwidth": 6, "expire_time_for_bandwidth": 88, "expire_time_for_energy": 77,
        ])

        #expect(told.map(\.resource) == [.energy, .bandwidth] && told.map(\.amount) == [5, 6])
        #expect(told.map(\.lockedUntil) == [ChainTime(milliseconds: 77), nil])
        #expect(other.map(\.lockedUntil) == [ChainTime(milliseconds: 88)])
        #expect(try StakeDelegation.list(json: ["frozen_balance_for_energy": 0]).isEmpty)
    }
}
