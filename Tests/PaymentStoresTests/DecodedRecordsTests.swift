import Foundation
import PaymentModel
import Payments
import Simulation
import Testing
import Tron

@testable import PaymentStores

@Suite("Decoded records")
struct DecodedRecordsTests {
    private func stored(_ payout: Payout, version: Int) throws -> StoredRecord<Payout> {
        var payout = payout
        payout.version = version
        return try StoredRecord(payout)
    }

    @Test("a record is what its document is, whatever was kept under its id")
    func documentDecides() throws {
        let decoded = DecodedRecords<Payout>(DocumentReader(assets: .usdtAndTRX), recordsPerGeneration: 4)
        let payout = try SampleRecords(seed: 1).payout()
        let (first, second) = (try stored(payout, version: 0), try stored(payout, version: 1))
        decoded.keep(second)
        #expect(try decoded.record(payout.id.text, Data(first.document.utf8)) == first.record)
        #expect(try decoded.record(payout.id.text, Data(second.document.utf8)) == second.record)
    }

    @Test("what was kept is not decoded again")
    func kept() throws {
        let decoded = DecodedRecords<Payout>(DocumentReader(assets: .usdtAndTRX), recordsPerGeneration: 4)
        let stored = try stored(try SampleRecords(seed: 1).payout(), version: 0)
        // Nothing that can be decoded, so that only what is kept can be the answer.
        let unreadable = StoredRecord(record: stored.record, document: "{}")
        decoded.keep(unreadable)
        #expect(try decoded.record(stored.record.id.text, Data("{}".utf8)) == stored.record)
    }

    @Test("of what has ended nothing is kept: the room is for what is on its way")
    func ended() throws {
        let decoded = DecodedRecords<Payout>(DocumentReader(assets: .usdtAndTRX), recordsPerGeneration: 4)
        var payout = try SampleRecords(seed: 1).payout()
        decoded.keep(StoredRecord(record: payout, document: "{}"))
        payout.status = .completed
        decoded.keep(StoredRecord(record: payout, document: "[]"))
        for document in ["{}", "[]"] {
            #expect(throws: StoreError.self) {
                try decoded.record(payout.id.text, Data(document.utf8))
            }
        }
    }

    @Test("the oldest go when there are too many")
    func bounded() throws {
        let decoded = DecodedRecords<Payout>(DocumentReader(assets: .usdtAndTRX), recordsPerGeneration: 2)
        for seed in 1...5 {
            let stored = try stored(try SampleRecords(seed: UInt64(seed)).payout(), version: 0)
            decoded.keep(StoredRecord(record: stored.record, document: "{}"))
        }
        func isKept(_ seed: UInt64) throws -> Bool {
            let id = try SampleRecords(seed: seed).payout().id.text
            do { _ = try decoded.record(id, Data("{}".utf8)) } catch { return false }
            return true
        }
        #expect(try (1...5).map { try isKept($0) } == [false, false, true, true, true])
    }
}
