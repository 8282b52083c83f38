import Foundation
import PaymentModel
import Payments
import Simulation
import Testing
import Tron

@testable import PaymentStores

@Suite("Documents of records")
struct RecordDocumentTests {
    /// What Foundation makes of `record`: the members that its type has, sorted.
    private func expected(_ record: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(record), as: UTF8.self)
    }

    func decoded<Record: Decodable>(_ type: Record.Type, _ document: String) throws -> Record {
        try DocumentReader(assets: .usdtAndTRX).record(type, from: Data(document.utf8))
    }

    /// The names of optional values inside `value` that are nil.
    private func missing(in value: Any, _ name: String = "") -> [String] {
        let mirror = Mirror(reflecting: value)
        if mirror.displayStyle == .optional {
            return mirror.children.first.map { missing(in: $0.value, name) } ?? [name]
        }
        return mirror.children.flatMap { missing(in: $0.value, "\(name).\($0.label ?? "")") }
    }

    @Test("a payout with every member is written as its type says")
    func wholePayout() throws {
        let payout = try decoded(Payout.self, WholeDocuments.payout)
        #expect(missing(in: payout).isEmpty)
        #expect(try RecordDocument.text(of: payout) == expected(payout))
        #expect(try decoded(Payout.self, RecordDocument.text(of: payout)) == payout)
    }

    @Test("a transaction with every member is written as its type says")
    func wholeTransaction() throws {
        let record = try decoded(TransactionRecord.self, WholeDocuments.transaction)
        #expect(missing(in: record).isEmpty)
        #expect(try RecordDocument.text(of: record) == expected(record))
        #expect(try decoded(TransactionRecord.self, RecordDocument.text(of: record)) == record)
    }

    @Test("records without what they need not have are written as their types say")
    func sparse() throws {
        let sample = SampleRecords(seed: 1)
        let payout = try sample.payout()
        #expect(try RecordDocument.text(of: payout) == expected(payout))
        var record = try sample.transaction()
        record.attempts = [try sample.attempt(1), try sample.attempt(2)]
        #expect(try RecordDocument.text(of: record) == expected(record))
    }

    @Test("every intent is written as its type says")
    func intents() throws {
        let sample = SampleRecords(seed: 1)
        let to = sample.recipient
        let amount = try AssetAmount(parsing: "1.5", asset: .trx)
        let intents: [TransactionIntent] = [
            .tokenTransfer(to: to, amount: amount), .trxTransfer(to: to, amount: amount),
            .tokenApprove(Token(usdt: .blackHole), spender: to, allowance: .unlimited),
            .tokenApprove(Token(usdt: .blackHole), spender: to, allowance: .amount(amount)),
            .stake(.energy, amount: amount),
            .unstake(.bandwidth, amount: amount),
            .delegate(.energy, to: to, amount: amount, lockBlocks: nil),
            .delegate(.energy, to: to, amount: amount, lockBlocks: 3),
            .undelegate(.energy, from: to, amount: amount), .withdrawUnstaked, .cancelUnstake,
            .vote([WitnessVote(witness: to, count: 7)]), .claimRewards,
        ]
        for intent in intents {
            #expect(try RecordDocument.text(of: intent) == expected(intent))
        }
    }

    @Test("keys and texts of all kinds are written as Foundation does")
    func texts() throws {
        let texts = [
            "", "plain", "a/b", "\"\\", "\u{8}\u{9}\u{A}\u{C}\u{D}", "\u{0}\u{1F}\u{7F}", "é", "e\u{301}x",
            "\u{2028}", "\u{E000}", "\u{1F600}", "ÿ",
        ]
        let metadata = Dictionary(uniqueKeysWithValues: texts.map { ($0 + "·", $0) })
        #expect(try RecordDocument.text(of: metadata) == expected(metadata))
    }
}
