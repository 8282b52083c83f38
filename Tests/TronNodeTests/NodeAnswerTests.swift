import StrictJSON
import Testing
import Tron

@testable import TronNode

@Suite("Answers of nodes against vectors")
struct NodeAnswerTests {
    @Test("broadcasts", arguments: try NodeResponses.answers("broadcast"))
    func broadcasts(answer: NodeResponses.Answer) throws {
        let facts = answer.facts
        guard let code = try facts.optionalText("code") else {
            // HTTPNode makes a NodeError of it before anybody looks for a verdict.
            #expect(try answer.json["Error"]?.string == facts.optionalText("message"))
            #expect(throws: NodeError.self) { try BroadcastAnswer(json: answer.json) }
            return
        }

        let read = try BroadcastAnswer(
            json: answer.json, from: answer.path.hasSuffix("broadcasthex") ? .hex : .transaction)

        #expect(read.code.rawValue == code)
        #expect(try read.message == facts.optionalText("message") ?? "")
        #expect(try read.transactionID?.hex == facts.optionalText("tx_id"))
        #expect(try (read.code == .success) == facts.bool("accepted"))
    }

    @Test("calls", arguments: try NodeResponses.answers("call"))
    func calls(answer: NodeResponses.Answer) throws {
        let facts = answer.facts
        if let code = try facts.optionalText("code") {
            let error = #expect(throws: NodeError.self) { try ConstantCallResult(json: answer.json) }
            #expect(error?.code == .nodeMessage)
            #expect(try error?.reason == "\(code): \(facts.optionalText("message") ?? "")")
            return
        }

        switch try ConstantCallResult(json: answer.json) {
        case .returned(let data, let energy, let penalty):
            #expect(try facts.bool("succeeded"))
            #expect(try data.hex == facts.optionalText("result"))
            #expect(try energy.value == facts.integer("energy"))
            #expect(try penalty.value == facts.integer("penalty"))
        case .reverted(let reason, let energy):
            #expect(try !facts.bool("succeeded"))
            #expect(try energy.value == facts.integer("energy"))
            #expect(try reason == RevertReason(facts: #require(facts["revert"]))?.text)
        }
    }

    @Test("estimates of energy", arguments: try NodeResponses.answers("energy"))
    func estimates(answer: NodeResponses.Answer) throws {
        let facts = answer.facts
        guard try facts.bool("succeeded") else {
            let error = #expect(throws: NodeError.self) { try EnergyEstimate(json: answer.json) }
            #expect(
                try error?.reason
                    == "\(facts.optionalText("code") ?? ""): \(facts.optionalText("message") ?? "")")
            return
        }
        #expect(try EnergyEstimate(json: answer.json).energy.value == facts.integer("energy"))
    }

    @Test("blocks", arguments: try NodeResponses.answers("block"))
    func blocks(answer: NodeResponses.Answer) throws {
        let facts = answer.facts
        guard try facts.bool("found") else {
            #expect(throws: NodeError.self) { try NodeBlock(json: answer.json) }
            return
        }

        let block = try NodeBlock(json: answer.json)

        #expect(try block.id.hex == facts.optionalText("id"))
        #expect(try block.number.value == facts.integer("number"))
        #expect(try block.timestamp.milliseconds == facts.integer("time"))
        #expect(try block.parentHash == facts.optionalText("parent"))
        #expect(try block.id.reference.bytes.hex == facts.optionalText("ref_block_bytes"))
        #expect(try block.id.reference.hash.hex == facts.optionalText("ref_block_hash"))
        #expect(try block.transactionIDs.map(\.hex) == facts.list("transactions").map { $0.string })
        #expect(try block.failedIDs.map(\.hex) == facts.list("failed").map { $0.string })
    }
}

extension RevertReason {
    /// The reason that facts tell; nil where they tell of none.
    init?(facts: JSON) throws {
        switch facts["error"]?.string {
        case "Error(string)": self = .error(try #require(facts["reason"]?.string))
        case "Panic(uint256)": self = .panic(UInt256(UInt64(try facts.integer("panic"))))
        default: return nil
        }
    }
}
