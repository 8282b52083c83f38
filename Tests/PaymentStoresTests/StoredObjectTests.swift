import Foundation
import PaymentModel
import PaymentWire
import Payments
import Simulation
import StrictJSON
import Testing
import Tron

@testable import PaymentStores

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
