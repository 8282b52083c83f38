import StrictJSON
import Testing
import Tron

@testable import TronNode

@Suite("Answers of nodes against vectors")
struct NodeAnswerTests {
    @Test("receipts", arguments: try NodeResponses.answers("receipt"))
    func receipts(answer: NodeResponses.Answer) throws {
        let facts = answer.facts
        guard try facts.bool("found") else {
            #expect(answer.json.object?.isEmpty == true)
            #expect(throws: ReceiptError.self) { try TransactionReceipt(json: answer.json) }
            return
        }

        let receipt = try TransactionReceipt(json: answer.json)

        #expect(try receipt.id.hex == facts.optionalText("id"))
        #expect(try receipt.blockNumber == facts.integer("block"))
        #expect(try receipt.blockTime.milliseconds == facts.integer("block_time"))
        #expect(try receipt.succeeded == facts.bool("succeeded"))
        #expect(try receipt.outcome?.rawValue == facts.optionalText("outcome"))
        #expect(try receipt.fee.value == facts.integer("fee"))
        #expect(try receipt.energyFee.value == facts.integer("energy_fee"))
        #expect(try receipt.energyUsage.value == facts.integer("energy_usage"))
        #expect(try receipt.energyTotal.value == facts.integer("energy_total"))
        #expect(try receipt.netFee.value == facts.integer("net_fee"))
        #expect(try receipt.netUsage.value == facts.integer("net_usage"))
        #expect(try receipt.contract?.base58 == facts.optionalText("contract"))
        #expect(try receipt.message == facts.optionalText("message"))
        let transfers = try facts.list("transfers").map { try ExpectedTransfer($0) }
        #expect(receipt.tokenTransfers.map { ExpectedTransfer(log: $0.log, $0.transfer) } == transfers)
        if let revert = facts["revert"] { #expect(try receipt.revertReason == RevertReason(facts: revert)) }
        let inner = try (facts["internal"]?.array ?? []).map { move in
            try InternalTransfer(
                from: Address(parsing: #require(move["from"]?.string)),
                to: Address(parsing: #require(move["to"]?.string)), amount: Sun(move.integer("amount")))
        }
        #expect(receipt.internalTransfers == inner)
    }

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
        #expect(try block.number == facts.integer("number"))
        #expect(try block.timestamp.milliseconds == facts.integer("time"))
        #expect(try block.parentHash == facts.optionalText("parent"))
        #expect(try block.id.reference.bytes.hex == facts.optionalText("ref_block_bytes"))
        #expect(try block.id.reference.hash.hex == facts.optionalText("ref_block_hash"))
        #expect(try block.transactionIDs.map(\.hex) == facts.list("transactions").map { $0.string })
        #expect(try block.failedIDs.map(\.hex) == facts.list("failed").map { $0.string })
    }

    @Test("pages of a token's history", arguments: try NodeResponses.answers("page"))
    func pages(answer: NodeResponses.Answer) throws {
        let page = try TokenHistoryPage(json: answer.json)

        #expect(try page.next == answer.facts.optionalText("next"))
        let items = try answer.facts.list("items")
        #expect(page.entries.count == items.count)
        for (entry, item) in zip(page.entries, items) {
            #expect(try entry.transaction.hex == item.optionalText("tx_id"))
            #expect(try entry.contract.base58 == item.optionalText("contract"))
            #expect(try entry.from.base58 == item.optionalText("from"))
            #expect(try entry.to.base58 == item.optionalText("to"))
            #expect(try entry.kind == item.optionalText("kind"))
            #expect(try entry.value.description == item.optionalText("value"))
            #expect(try entry.time.milliseconds == item.integer("time"))
        }
    }
}

/// A token's movement as the facts tell it.
private struct ExpectedTransfer: Equatable {
    let log: Int
    let contract: String
    let from: String
    let to: String
    let value: String

    init(log: Int, _ transfer: TRC20.Transfer) {
        self.log = log
        contract = transfer.contract.base58
        from = transfer.from.base58
        to = transfer.to.base58
        value = transfer.value.description
    }

    init(_ facts: JSON) throws {
        log = Int(try facts.integer("log"))
        contract = try #require(facts["contract"]?.string)
        from = try #require(facts["from"]?.string)
        to = try #require(facts["to"]?.string)
        value = try #require(facts["value"]?.string)
    }
}

extension RevertReason {
    /// The reason that facts tell; nil where they tell of none.
    fileprivate init?(facts: JSON) throws {
        switch facts["error"]?.string {
        case "Error(string)": self = .error(try #require(facts["reason"]?.string))
        case "Panic(uint256)": self = .panic(UInt256(UInt64(try facts.integer("panic"))))
        default: return nil
        }
    }
}
