import PaymentModel
import PaymentWire
import Payments
import Simulation
import StrictJSON
import Testing
import Tron

@testable import PaymentStores

extension RenderingTests {
    @Test("what concerns another token than USDT is told as that token's")
    func otherTokens() throws {
        let sample = SampleRecords(seed: 1)
        let (to, plan) = (sample.recipient, try sample.transaction().plan)
        let eurx = try Token(symbol: "EURX", decimals: 2, contract: to)
        let registry = try AssetRegistry(AssetRegistry.usdtAndTRX.tokens + [eurx])
        let amount = try AssetAmount(parsing: "1.25", asset: .token(eurx))
        let intents: [TransactionIntent] = [
            .tokenTransfer(to: to, amount: amount),
            .tokenApprove(eurx, spender: to, allowance: .amount(amount)),
            .tokenApprove(eurx, spender: to, allowance: .unlimited),
        ]
        for intent in intents {
            let record = TransactionRecord(
                id: try sample.transaction().id, wallet: sample.wallet(), intent: intent, memo: nil,
                feeLimit: nil, plan: plan, reservation: .nothing, metadata: [:], payoutID: nil, priority: 1,
                createdBy: "ann", createdAt: SampleRecords.start)

            let text = try rendered(RecordDocument.text(of: record)) {
                wire, object throws(MalformedDocument) in
                try wire.transaction(object, registry, head: nil)
            }

            #expect(text == record.json().text)
            #expect(text.contains(#""EURX""#) && !text.contains("USDT"))
        }
    }

    @Test("each limit of a recipient is told as what it is")
    func limits() throws {
        var order = RecipientOrder(name: "Ann", address: SampleRecords(seed: 1).recipient)
        for (perPayout, perDay) in [("5", "7"), (nil, "7"), ("5", nil)] as [(String?, String?)] {
            order.perPayoutLimit = try perPayout.map { try AssetAmount(parsing: $0, asset: .usdt) }
            order.perDayLimit = try perDay.map { try AssetAmount(parsing: $0, asset: .usdt) }
            let recipient = Recipient(
                id: try #require(RecipientID("rcp_01JDQ0000000000000000000C1")), order: order,
                createdBy: "ann", createdAt: SampleRecords.start)

            let text = try rendered(RecordDocument.text(of: recipient)) {
                wire, object throws(MalformedDocument) in
                try wire.recipient(object, assets, wait: .seconds(3600))
            }

            #expect(text == recipient.json(wait: .seconds(3600)).text)
        }
    }

    @Test("a document with anything behind it is refused", arguments: ["x", "{}", ",", "]", "}", "\u{0}"])
    func suffixes(suffix: String) throws {
        let document = try RecordDocument.text(of: SampleRecords(seed: 1).payout())

        #expect(throws: MalformedDocument.self) {
            try rendered(document + suffix) { wire, object throws(MalformedDocument) in
                try wire.payout(object, assets)
            }
        }
    }
}
