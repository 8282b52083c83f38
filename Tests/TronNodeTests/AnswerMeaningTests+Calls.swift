import StrictJSON
import Testing
import Tron

@testable import TronNode

extension AnswerMeaningTests {
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
}
