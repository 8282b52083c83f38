import Foundation
import PaymentModel
import PaymentWire
import Payments
import Simulation
import StrictJSON
import Testing
import Tron

@testable import PaymentStores

extension RenderingTests {
    @Test("a transaction of each kind")
    func intents() throws {
        let sample = SampleRecords(seed: 1)
        let amount = try AssetAmount(parsing: "1.5", asset: .trx)
        let usdt = try AssetAmount(parsing: "2.25", asset: .usdt)
        let token = try #require(AssetRegistry.usdtAndTRX.tokens.first)
        let to = sample.recipient
        let intents: [TransactionIntent] = [
            .tokenTransfer(to: to, amount: usdt), .trxTransfer(to: to, amount: amount),
            .tokenApprove(token, spender: to, allowance: .unlimited),
            .tokenApprove(token, spender: to, allowance: .amount(usdt)),
            .stake(.energy, amount: amount), .unstake(.bandwidth, amount: amount),
            .delegate(.energy, to: to, amount: amount, lockBlocks: nil),
            .delegate(.energy, to: to, amount: amount, lockBlocks: 3),
            .undelegate(.energy, from: to, amount: amount), .withdrawUnstaked, .cancelUnstake,
            .vote([WitnessVote(witness: to, count: 7)]), .claimRewards,
        ]
        for intent in intents {
            let plan = try sample.transaction().plan
            try check(
                TransactionRecord(
                    id: sample.transaction().id, wallet: sample.wallet(), intent: intent, memo: nil,
                    feeLimit: nil, plan: plan, reservation: .nothing, metadata: [:], payoutID: nil,
                    priority: 1,
                    createdBy: "ann", createdAt: SampleRecords.start))
        }
    }

    @Test("what a device is to sign is shown while it is waited for")
    func unsigned() throws {
        var record = try SampleRecords(seed: 1).transaction()
        record.attempts = [try SampleRecords(seed: 1).attempt(1), try SampleRecords(seed: 1).attempt(2)]
        try check(record)
        let json = try RecordDocument.text(of: record)
        let waiting = try decoded(
            TransactionRecord.self,
            json.replacing(#""status":"queued","u"#, with: #""status":"awaiting_signature","u"#))
        #expect(waiting.json()["unsigned"]?.object != nil)
        try check(waiting)
    }

    @Test("wallets and recipients")
    func wallets() throws {
        var wallet = SampleRecords(seed: 1).wallet()
        for (path, backup) in [("m/44'/195'/0'/0/0", Timestamp(milliseconds: 9)), (nil, nil)] {
            (wallet.derivationPath, wallet.lastBackupAt) = (path, backup)
            let text = try rendered(RecordDocument.text(of: wallet)) {
                wire, object throws(MalformedDocument) in
                try wire.wallet(object)
            }
            #expect(text == wallet.json.text)
        }
        var order = RecipientOrder(name: "Ann \"A\"", address: SampleRecords(seed: 1).recipient)
        for limit in [nil, try AssetAmount(parsing: "5", asset: .usdt)] {
            (order.perPayoutLimit, order.perDayLimit) = (limit, limit)
            var recipient = Recipient(
                id: try #require(RecipientID("rcp_01JDQ0000000000000000000C1")), order: order,
                createdBy: "ann", createdAt: SampleRecords.start)
            recipient.revokedAt = limit == nil ? nil : SampleRecords.start
            let text = try rendered(
                RecordDocument.text(of: recipient)
            ) { wire, object throws(MalformedDocument) in
                try wire.recipient(object, assets, wait: .seconds(3600))
            }
            #expect(text == recipient.json(wait: .seconds(3600)).text)
        }
    }
}
