import StrictJSON
import Testing
import Tron

@testable import TronNode

extension NodeAnswerTests {
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
        #expect(try receipt.blockNumber.value == facts.integer("block"))
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
