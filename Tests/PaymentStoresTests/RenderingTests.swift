import Foundation
import PaymentModel
import PaymentWire
import Payments
import Simulation
import StrictJSON
import Testing
import Tron

@testable import PaymentStores

/// What is written straight from documents is what the records' own JSON is, byte for byte.
@Suite("Rendering documents")
struct RenderingTests {
    private let assets = AssetRegistry.usdtAndTRX

    private func rendered(
        _ document: String, _ write: (inout WireWriter, StoredObject) throws(MalformedDocument) -> Void
    ) throws -> String {
        var wire = WireWriter()
        var document = document
        try document.withUTF8 { try write(&wire, StoredObject($0)) }
        return String(decoding: wire.bytes, as: UTF8.self)
    }

    private func decoded<Record: Decodable>(_ type: Record.Type, _ document: String) throws -> Record {
        try DocumentReader(assets: assets).record(type, from: Data(document.utf8))
    }

    private func check(_ payout: Payout) throws {
        let document = try RecordDocument.text(of: payout)
        let text = try rendered(document) { wire, object throws(MalformedDocument) in
            try wire.payout(object, assets)
        }
        #expect(text == payout.json.text)
    }

    private func check(_ record: TransactionRecord, head: Int64? = nil) throws {
        let document = try RecordDocument.text(of: record)
        let text = try rendered(document) { wire, object throws(MalformedDocument) in
            try wire.transaction(object, assets, head: head)
        }
        #expect(text == record.json(confirmations: record.confirmations(atHead: head)).text)
    }

    @Test("a payout with every member, and one with the fewest")
    func payouts() throws {
        try check(decoded(Payout.self, WholeDocuments.payout))
        try check(SampleRecords(seed: 1).payout())
    }

    @Test(
        "texts of all kinds",
        arguments: ["", "\"\\/", "\u{0}\u{8}\n\u{1F}\u{7F}", "größe\u{2028}", "😀e\u{301}"])
    func texts(text: String) throws {
        var order = PayoutOrder(
            route: .v0, recipient: SampleRecords(seed: 1).recipient,
            amount: try AssetAmount(parsing: "0.000001", asset: .usdt))
        (order.reference, order.description, order.memo) = (text, text, text)
        order.metadata = [text: text, text + "b": "", "a" + text: "x", "é": "1", "e\u{301}x": "2", "z": "3"]
        try check(
            Payout(
                id: SampleRecords(seed: 1).payout().id, order: order, wallet: SampleRecords(seed: 1).wallet(),
                status: .pending, approvalsRequired: 2, createdBy: text,
                createdAt: Timestamp(milliseconds: 1)))
    }

    @Test(
        "a transaction with every member, at any distance from the head",
        arguments: [nil, 0, 13, 14, 5000, .max])
    func transactions(head: Int64?) throws {
        try check(decoded(TransactionRecord.self, WholeDocuments.transaction), head: head)
        try check(SampleRecords(seed: 1).transaction(), head: head)
    }

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

    @Test("whatever stands in a document, it is shown or refused: each cut, and each byte changed")
    func damage() throws {
        let document = Array(WholeDocuments.transaction.replacing("\n", with: "").utf8)
        func show(_ bytes: [UInt8]) -> Bool {
            var wire = WireWriter()
            return bytes.withUnsafeBufferPointer { bytes in
                (try? wire.transaction(StoredObject(bytes), assets, head: nil)) != nil
            }
        }
        #expect(show(document))
        for length in document.indices { #expect(!show(Array(document[..<length]))) }
        for index in document.indices {
            for byte in [UInt8(ascii: "\""), UInt8(ascii: "{"), UInt8(ascii: "]"), UInt8(ascii: "\\"), 0] {
                var changed = document
                changed[index] = byte
                _ = show(changed)
            }
        }
    }
}

@Suite("Values from documents")
struct StoredObjectTests {
    private func read<Value>(
        _ record: some Encodable, _ body: (StoredObject) throws(MalformedDocument) -> Value
    ) throws -> Value {
        var document = try RecordDocument.text(of: record)
        return try document.withUTF8 { bytes in try body(StoredObject(bytes)) }
    }

    @Test("comparisons are what was stored, the one that opens the books too")
    func reconciliations() throws {
        let wallet = SampleRecords(seed: 1).wallet().id
        for (books, chain) in [(Int64(5), Int64(7)), (-3, 0), (0, .max)] {
            let at = SampleRecords.start
            let records = [
                Reconciliation(at: at, walletID: wallet, asset: .usdt, block: 3, books: books, chain: chain),
                Reconciliation(
                    opening: wallet, asset: .trx, at: at, block: 4, balance: (chain: chain, moved: books)),
            ]
            for record in records {
                #expect(
                    try read(record) { document throws(MalformedDocument) in
                        try Reconciliation(document, .usdtAndTRX)
                    } == record)
            }
        }
    }

    @Test("numbers are whole, and within 64 bits")
    func integers() {
        func value(_ text: String) -> Int64? {
            var text = text
            return text.withUTF8 { try? StoredValue($0).integer }
        }
        for number in [0, 1, -1, .max, .min] as [Int64] { #expect(value("\(number)") == number) }
        for text in [
            "", "-", "1.0", "1e3", "+1", "9223372036854775808", "-9223372036854775809",
            "99999999999999999999", " 1",
        ] {
            #expect(value(text) == nil, "\(text)")
        }
    }
}
