import Testing
import Tron
import TronNode

@testable import PaymentModel
@testable import Payments

/// Records whose bytes were shown to be signed by a device, and what the chain makes of them.
@Suite("What is with a device")
struct DeviceMachineTests {
    let txID: TransactionID

    init() throws {
        txID = try Samples.attempt(1).txID
    }

    func prepared() throws -> TransactionRecord {
        var record = try Samples.record(.queued)
        _ = record.handle(.prepared(try Samples.attempt(1, isSigned: false)), at: Samples.now)
        return record
    }

    func withdrawn() throws -> TransactionRecord {
        var record = try prepared()
        _ = record.handle(.cancelled("asked for"), at: Samples.now)
        return record
    }

    func signed() throws -> SignedTransaction {
        try SignedTransaction(decoding: try Samples.attempt(1).signedBytes)
    }

    @Test("the device's signature completes the same bytes")
    func completed() throws {
        var record = try prepared()
        let shown = try #require(record.unsigned)

        let step = record.handle(.signatureSubmitted(try signed()), at: Samples.later)

        #expect(shown.txID == txID && TransactionID(ofRawBytes: shown.rawBytes) == txID)
        #expect(step?.event == "signed" && record.status == .signed && record.unsigned == nil)
        #expect(record.attempts == [record.attempts[0]] && record.attempts[0].txID == txID)
        #expect(record.attempts[0].signedBytes == (try Samples.attempt(1).signedBytes))
        #expect(record.attempts[0].signedAt == Samples.later)
        #expect(record.nextActionAt == Samples.later)
    }

    @Test("what was cancelled holds what it holds until it is provably dead")
    func heldUntilDead() throws {
        var record = try withdrawn()
        let wasAlive = record.mayTakeEffect

        let step = record.handle(.provenAbsent(try Samples.proof(of: txID)), at: Samples.later)

        #expect(wasAlive && !record.mayTakeEffect)
        #expect(record.status == .cancelled)
        #expect(step == .init(action: "transaction.expire", release: .unspent))
        for happening in Happening.allCases {
            #expect(record.handle(try happening.event(), at: Samples.later) == nil)
        }
    }

    @Test("what was cancelled takes no signature, is signed by nobody here, and is cancelled once")
    func closed() throws {
        for happening in [Happening.signatureSubmitted, .signed, .prepared, .cancelled, .accepted, .replaced]
        {
            var record = try withdrawn()
            #expect(record.handle(try happening.event(), at: Samples.later) == nil)
        }
        #expect(SigningPermit(first: try withdrawn()) == nil)
        #expect(SigningPermit(after: try Samples.proof(of: txID), of: try withdrawn()) == nil)
        #expect(SigningPermit(after: try Samples.proof(of: txID), of: try prepared()) == nil)
    }
}
