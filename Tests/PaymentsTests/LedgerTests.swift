import Simulation
import Testing
import Tron
import TronNode

@testable import PaymentModel
@testable import Payments

@Suite("Reservations")
struct ReservationTests {
    private func plan(burning sun: Int64, staked: Energy = 0) -> FeePlan {
        FeePlan(
            energy: 1, bandwidth: 1, feeLimit: Sun(sun), mostBurnt: Sun(sun), stakedEnergy: staked,
            plannedAt: Samples.now)
    }

    @Test("USDT and the fee are held apart, TRX and the fee together")
    func parts() throws {
        let usdt = try #require(Reservation(amount: Samples.amount(7), plan: plan(burning: 5, staked: 9)))
        let trx = try #require(Reservation(amount: Samples.amount(7, .trx), plan: plan(burning: 5)))
        let nothing = try #require(Reservation(amount: nil, plan: plan(burning: 5)))

        #expect(usdt.token == Samples.amount(7) && [usdt.trx, usdt.energy.value] == [5, 9])
        #expect(trx.token == nil && [trx.trx, trx.energy.value] == [12, 0])
        #expect(nothing.token == nil && [nothing.trx, nothing.energy.value] == [5, 0])
    }

    @Test("a sum that does not fit is none")
    func overflow() {
        #expect(Reservation(amount: Samples.amount(.max, .trx), plan: plan(burning: 1)) == nil)
        #expect(Reservation(amount: Samples.amount(.max - 1, .trx), plan: plan(burning: 1)) != nil)
    }

    @Test("only what is held has a counter")
    func counters() throws {
        let reservation = try #require(Reservation(amount: Samples.amount(7), plan: plan(burning: 5)))

        let counters = reservation.counters(of: Samples.wallet.id)

        #expect(
            counters.map(\.key) == [.reserved(Samples.wallet.id, .trx), .reserved(Samples.wallet.id, .usdt)])
        #expect(counters.map(\.units) == [5, 7])
        #expect(Reservation.nothing.counters(of: Samples.wallet.id).isEmpty)
    }
}

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

@Suite("What a settled transaction moved")
struct MovementTests {
    private static let trx = Samples.amount(7_000_000, .trx)
    private static let intents: [(intent: TransactionIntent, payment: Int64?)] = [
        (.tokenTransfer(to: Samples.recipient, amount: Samples.amount(5)), -5),
        (.trxTransfer(to: Samples.recipient, amount: trx), -7_000_000),
        (.stake(.energy, amount: trx), -7_000_000),
        (.tokenApprove(Samples.usdt, spender: Samples.recipient, allowance: .amount(Samples.amount(5))), nil),
        (.unstake(.energy, amount: trx), nil),
        (.delegate(.energy, to: Samples.recipient, amount: trx, lockBlocks: nil), nil),
        (.undelegate(.energy, from: Samples.recipient, amount: trx), nil),
    ]

    @Test("is what left the balance: no allowance, no stake that is lent or taken back", arguments: intents)
    func payment(intent: TransactionIntent, payment: Int64?) throws {
        var record = TransactionRecord(
            id: Samples.identifier(3), wallet: Samples.wallet, intent: intent, memo: nil, feeLimit: nil,
            plan: Samples.plan, reservation: .nothing, metadata: [:], payoutID: nil, priority: 5,
            createdBy: "payroll", createdAt: Samples.now)
        let attempt = try Samples.attempt(1)
        _ = record.handle(.signed(attempt), at: Samples.now)
        _ = record.handle(.settled(Samples.receipt(of: attempt.txID, .success)), at: Samples.later)

        let movements = record.movements

        #expect(movements.first { $0.kind == .payment }?.units == payment)
        #expect(movements.first { $0.kind == .fee }?.units == -6_773_500)
    }

    @Test("what came back from stake, and rewards, are movements of their own with their transaction")
    func withdrawals() throws {
        var record = try Samples.record(.broadcast)
        let id = try #require(record.attempt?.txID)
        var receipt = Samples.receipt(of: id, nil)
        (receipt.withdrawnExpired, receipt.unfrozen, receipt.withdrawn) = (300, 20, 7)
        _ = record.handle(.settled(receipt), at: Samples.later)

        let units = Dictionary(record.movements.map { ($0.kind, $0.units) }) { first, _ in first }

        #expect(units[.unstake] == 320 && units[.reward] == 7)
        #expect(
            record.movements.filter { [.unstake, .reward].contains($0.kind) }.allSatisfy { $0.asset == .trx })
        #expect(record.receipt?.unstaked == Sun(320) && record.receipt?.rewarded == Sun(7))
    }
}
