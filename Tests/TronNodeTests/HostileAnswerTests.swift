import StrictJSON
import Testing
import Tron

@testable import TronNode

@Suite("Answers that no honest node gives")
struct HostileAnswerTests {
    private static let extremes: [JSON] = [
        .number(JSONNumber(Int64.max)), .number(JSONNumber(Int64.min)), .number(JSONNumber(-1)),
        .number(JSONNumber(Int64.max - 1)), .number(JSONNumber(literal: "1e400")),
        .number(JSONNumber(literal: "99999999999999999999999999")), 0, 1,
    ]
    private static let others: [JSON?] = [
        nil, .null, true, "", "x", [], [:], [["a": 1]], .number(JSONNumber(Int64.max)),
    ]

    /// `json` in every form that has one place changed.
    private static func changed(_ json: JSON) -> [JSON] {
        var forms: [JSON] = []
        switch json {
        case .number: forms = extremes + others.compactMap(\.self)
        case .object(let object):
            for (key, value) in object.members {
                for form in others + changed(value).map(Optional.some) {
                    var next = object
                    next[key] = form
                    forms.append(.object(next))
                }
            }
        case .array(let elements):
            for (index, element) in elements.enumerated().prefix(2) {
                for form in changed(element) {
                    var next = elements
                    next[index] = form
                    forms.append(.array(next))
                }
            }
            // Two huge entries where one would fit.
            forms.append(.array(elements + elements))
        case .null, .bool, .string: break
        }
        return forms
    }

    @Test(
        "every number at its extremes, every member gone or of another type: read or refused, and never a trap"
    )
    func recorded() throws {
        var (read, refused) = (0, 0)
        for (_, example) in try NodeResponses.examples() {
            for form in Self.changed(example) {
                let count = AnswerReading.readings(of: form)
                read += count
                refused += AnswerReading.kinds - count
            }
        }

        #expect(read > 1000 && refused > 1000, "\(read) read, \(refused) refused")
    }

    @Test("what a chain can't have is unreadable", arguments: [Int64.max, .min, -1])
    func ranges(number: Int64) throws {
        let value = JSON.number(JSONNumber(number))
        let huge: [(String, () throws -> Void)] = [
            ("energy_used", { _ = try ConstantCallResult(json: Self.call(["energy_used": value])) }),
            ("EnergyUsed", { _ = try AccountResources(json: ["EnergyUsed": value]) }),
            ("latest_withdraw_time", { _ = try AccountStake(json: ["latest_withdraw_time": value]) }),
            (
                "frozenV2",
                { _ = try AccountStake(json: ["frozenV2": [["amount": value], ["amount": value]]]) }
            ),
            ("timestamp", { _ = try NodeBlock(json: Self.block(number: 7, time: number)) }),
            ("number", { _ = try NodeBlock(json: Self.block(number: number, time: 7)) }),
        ]

        for (name, reading) in huge {
            #expect("\(name) \(number)") {
                try reading()
            } throws: {
                ($0 as? NodeError)?.code == .unreadable
            }
        }
    }

    @Test("what java-tron always sends is unreadable where it is missing")
    func missing() throws {
        #expect(throws: NodeError.self) { try ConstantCallResult(json: Self.call([:])) }
        var receipt: JSONObject = [
            "id": .string(String(repeating: "ab", count: 32)),
            "contract_address": "41a614f803b6fd780986a42c78ec9c7f77e6ded13c",
            "receipt": ["result": "SUCCESS"],
        ]
        #expect(try TransactionReceipt(json: .object(receipt)).succeeded)
        receipt["receipt"] = ["energy_usage_total": 14_650]
        #expect(throws: ReceiptError.self) { try TransactionReceipt(json: .object(receipt)) }
    }

    private static func call(_ members: JSONObject) -> JSON {
        var answer: JSONObject = ["result": ["result": true], "constant_result": ["00"]]
        for (key, value) in members.members { answer[key] = value }
        return .object(answer)
    }

    static func block(number: Int64, time: Int64) throws -> JSON {
        let id = try BlockID(number: BlockNumber(number), headerHash: [UInt8](repeating: 1, count: 32))
        let raw: JSON = ["number": .number(JSONNumber(number)), "timestamp": .number(JSONNumber(time))]
        return ["blockID": .string(id.hex), "block_header": ["raw_data": raw]]
    }
}
