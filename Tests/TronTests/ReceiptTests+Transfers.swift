import StrictJSON
import Testing
import Tron

extension ReceiptTests {
    @Test("a transaction that failed moved no token; one that did not moved what its logs tell")
    func transfers() throws {
        let word = String(repeating: "0", count: 24)
        let log: JSON = [
            "address": .string(String(Self.account.dropFirst(2))),
            "topics": [
                .string(TRC20.transferTopic.hex), .string(word + Self.account.dropFirst(2)),
                .string(word + Self.other.dropFirst(2)),
            ],
            "data": .string(UInt256(7).bigEndianBytes.hex),
        ]
        for result in ContractResult.allCases {
            let receipt = try receipt(["log": [log]], resources: ["result": .string(result.rawValue)])
            #expect(receipt.tokenTransfers.count == (result == .success ? 1 : 0), "\(result)")
        }
        let told = try #require(try receipt(["log": [log, log]]).tokenTransfers.last)
        #expect(told.log == 1 && told.transfer.value == UInt256(7))
        #expect(told.transfer.contract.hex == Self.account && told.transfer.to.hex == Self.other)
    }

    @Test("TRX moved inside contracts is told; what was rejected, and what is a token, is not")
    func internalTransfers() throws {
        func entry(_ value: JSON, _ members: JSONObject = [:]) -> JSON {
            var entry = members
            entry["caller_address"] = .string(Self.account)
            entry["transferTo_address"] = .string(Self.other)
            entry["callValueInfo"] = [value]
            return .object(entry)
        }
        let receipt = try receipt([
            "internal_transactions": [
                entry(["callValue": 5]), entry(["callValue": 6], ["rejected": true]),
                entry(["callValue": 7, "tokenId": "1000001"]), entry(["callValue": 0]), entry([:]),
                entry(["callValue": 8, "tokenId": ""], ["rejected": false]),
            ]
        ])

        #expect(receipt.internalTransfers.map(\.amount) == [Sun(5), Sun(8)])
        #expect(
            receipt.internalTransfers.allSatisfy { $0.from.hex == Self.account && $0.to.hex == Self.other })
    }

    @Test("every figure of a receipt is read from its own member")
    func figures() throws {
        let receipt = try receipt(
            [
                "blockNumber": 1, "blockTimeStamp": 2, "fee": 3, "withdraw_amount": 4,
                "withdraw_expire_amount": 5, "unfreeze_amount": 6,
                "cancel_unfreezeV2_amount": [
                    ["key": "ENERGY", "value": 7], ["key": "BANDWIDTH", "value": 0],
                    ["key": "TRON_POWER", "value": 8], ["key": "LATER", "value": 9],
                ],
            ],
            resources: [
                "energy_usage": 10, "energy_fee": 11, "origin_energy_usage": 12, "energy_usage_total": 13,
                "energy_penalty_total": 14, "net_usage": 15, "net_fee": 16,
            ])

        #expect(receipt.blockNumber == 1 && receipt.blockTime.milliseconds == 2 && receipt.fee == 3)
        #expect(receipt.withdrawn == 4 && receipt.withdrawnExpired == 5 && receipt.unfrozen == 6)
        #expect(receipt.restaked == [.energy: 7, .tronPower: 8])
        #expect(receipt.energyUsage == 10 && receipt.energyFee == 11 && receipt.originEnergyUsage == 12)
        #expect(receipt.energyTotal == 13 && receipt.energyPenalty == 14)
        #expect(receipt.netUsage == 15 && receipt.netFee == 16)
    }
}
