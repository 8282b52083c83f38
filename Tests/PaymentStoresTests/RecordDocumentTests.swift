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

    private func decoded<Record: Decodable>(_ type: Record.Type, _ document: String) throws -> Record {
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

/// Documents that have every member that their types know.
enum WholeDocuments {
    private static let address = "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t"
    private static let hash = String(repeating: "0a", count: 32)
    private static let failure = #"{"code":"reverted","detail":"SafeMath: \"sub\"","retryable":true}"#
    private static let plan = """
        {"bandwidth":345,"energy":65000,"expectedFee":1,"feeLimit":2,"mostBurnt":3,"plannedAt":1700000000000,
        "stakedEnergy":4}
        """

    static let payout = """
        {"amount":{"asset":"USDT","units":12500000},
        "approvals":[{"at":1,"by":"ann","decision":"approved","reason":"fine","terms":"\(hash)"}],
        "approvalsRequired":1,"attestation":{"expiresAt":1,"id":"jti-1","issuer":"kyc.example",
        "totalMax":{"asset":"USDT","units":3},"usesMax":2},"batchID":"bat_01JDQ0000000000000000000B1",
        "completedAt":5,"countedAgainAt":[6,7],"countedAt":6,"createdAt":7,"createdBy":"payroll","description":"salary","failure":\(failure),"fee":8,
        "history":[{"at":9,"detail":"why","status":"pending"}],"holdReason":"insufficient_funds",
        "id":"pay_01JDQ0000000000000000000A1","isCountedForSubject":true,"isPromised":true,"isRecipientUnchecked":true,"kycAttestationID":"jti-1","kycLevel":2,
        "memo":"thanks","metadata":{"invoice":"2026/11","größe":"✓"},"nextActionAt":10,"priority":5,
        "recipient":"\(address)","recipientID":"rcp_01JDQ0000000000000000000C1","reference":"r-1","route":"kyc",
        "scheduledAt":11,"status":"failed","transactionID":"txn_01JDQ0000000000000000000D1","txID":"\(hash)",
        "updatedAt":12,"version":13,"walletID":"wal_01JDQ0000000000000000000E1"}
        """

    static let transaction = """
        {"attempts":[{"broadcasts":1,"estimate":\(plan),"expiration":2,"isUnsigned":true,"lastAnswer":"SUCCESS",
        "number":1,"provenDead":true,"referenceBlock":3,"signedAt":4,"signedBytes":"00ff","txID":"\(hash)"}],
        "countedAgainAt":[6,7],"countedAt":6,"createdAt":5,"createdBy":"payroll","derivationPath":"m/44'/195'/0'/0/0","failure":\(failure),
        "feeLimit":6,"from":"\(address)","history":[{"at":7,"detail":"why","status":"signed"}],
        "id":"txn_01JDQ0000000000000000000D1","inclusion":{"block":"\(hash)","time":8},
        "intent":{"tokenTransfer":{"amount":{"asset":"USDT","units":9},"to":"\(address)"}},"memo":"thanks",
        "metadata":{"a":"b"},"nextActionAt":10,"payoutID":"pay_01JDQ0000000000000000000A1","plan":\(plan),
        "priority":5,"receipt":{"bandwidthFee":11,"bandwidthUsed":12,"blockNumber":13,"blockTime":14,
        "energyFee":15,"energyUsed":16,"fee":17,"result":"REVERT","rewarded":23,"solidified":true,"txID":"\(hash)","unstaked":24},
        "reservation":{"energy":18,"token":{"asset":"USDT","units":20},"trx":19},"status":"failed","updatedAt":21,"version":22,
        "walletID":"wal_01JDQ0000000000000000000E1"}
        """
}
