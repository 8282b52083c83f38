import Simulation
import Testing
import Tron
import TronNode

@testable import PaymentModel
@testable import Payments

@Suite("The right to sign")
struct SigningPermitTests {
    @Test("a first attempt is for what is queued, and has none", arguments: TransactionStatus.allCases)
    func first(status: TransactionStatus) throws {
        let record = try Samples.record(status)

        #expect((SigningPermit(first: record) != nil) == (status == .queued))
        var signed = try Samples.record(.queued)
        signed.attempts = [try Samples.attempt(1)]
        #expect(SigningPermit(first: signed) == nil)
    }

    @Test("a next attempt needs the proof that the newest is dead", arguments: TransactionStatus.allCases)
    func next(status: TransactionStatus) throws {
        let record = try Samples.record(status)
        let (first, second) = (try Samples.attempt(1), try Samples.attempt(2))

        let permit = SigningPermit(after: try Samples.proof(of: first.txID), of: record)

        #expect((permit != nil) == (!status.isFinal && record.attempt != nil))
        #expect(permit?.attemptNumber ?? 2 == 2)
        #expect(SigningPermit(after: try Samples.proof(of: second.txID), of: record) == nil)
    }

    @Test("an older attempt that is not proven dead forbids it")
    func older() throws {
        var record = try Samples.record(.broadcast)
        record.attempts = [try Samples.attempt(1), try Samples.attempt(2)]
        let proof = try Samples.proof(of: try Samples.attempt(2).txID)

        #expect(SigningPermit(after: proof, of: record) == nil)
        record.attempts[0].provenDead = true
        #expect(SigningPermit(after: proof, of: record)?.attemptNumber == 3)
    }

    @Test("no two times of a wallet's are equal, whatever the clock does")
    func signingClock() {
        var clock = SigningClock(walletID: Samples.wallet.id, version: 0, last: ChainTime(milliseconds: 0))
        let times = [0, 0, 5, -10_000, -10_000, 6].map {
            clock.tick(at: Samples.now.adding(.milliseconds($0))).milliseconds - Samples.now.milliseconds
        }

        #expect(times == [0, 1, 5, 6, 7, 8])
    }
}

@Suite("Proof of absence")
struct ProofOfAbsenceTests {
    private let expiration = ChainTime(milliseconds: Samples.now.milliseconds + 300_000)

    private func isProof(before: NodeBlock, isKnown: Bool = false, after: NodeBlock) throws -> Bool {
        let id = try Samples.attempt(1).txID
        return ProofOfAbsence(
            of: id, expiring: expiration,
            from: .init(before: before.mark, isKnown: isKnown, after: after.mark)) != nil
    }

    @Test("needs a solidified block at or past the expiration, absence, and answers that belong together")
    func evidence() throws {
        let (early, at) = (try Samples.block(99), try Samples.block(100))
        let (next, fork) = (try Samples.block(101), try Samples.block(100, fork: 8))

        #expect(try isProof(before: at, after: at))
        #expect(try isProof(before: at, after: next))
        #expect(try !isProof(before: early, after: at), "the expiration is not solidified")
        #expect(try !isProof(before: at, isKnown: true, after: at), "it is there")
        #expect(try !isProof(before: at, after: early), "whoever denied it is behind")
        #expect(try !isProof(before: at, after: fork), "two nodes with two chains")
    }
}
