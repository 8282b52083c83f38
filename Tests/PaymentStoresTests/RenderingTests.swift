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
    let assets = AssetRegistry.usdtAndTRX

    func rendered(
        _ document: String, _ write: (inout WireWriter, StoredObject) throws(MalformedDocument) -> Void
    ) throws -> String {
        var wire = WireWriter()
        var document = document
        try document.withUTF8 { try write(&wire, StoredObject($0)) }
        return String(decoding: wire.bytes, as: UTF8.self)
    }

    func decoded<Record: Decodable>(_ type: Record.Type, _ document: String) throws -> Record {
        try DocumentReader(assets: assets).record(type, from: Data(document.utf8))
    }

    func check(_ payout: Payout) throws {
        let document = try RecordDocument.text(of: payout)
        let text = try rendered(document) { wire, object throws(MalformedDocument) in
            try wire.payout(object, assets)
        }
        #expect(text == payout.json.text)
    }

    func check(_ record: TransactionRecord, head: BlockNumber? = nil) throws {
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
        arguments: [nil, 0, 13, 14, 5000, BlockNumber(.max)] as [BlockNumber?])
    func transactions(head: BlockNumber?) throws {
        try check(decoded(TransactionRecord.self, WholeDocuments.transaction), head: head)
        try check(SampleRecords(seed: 1).transaction(), head: head)
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
