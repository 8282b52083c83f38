import Simulation
import Testing
import Tron

@testable import PaymentModel

@Suite("What a wallet has, holds and can spend")
struct FundsTests {
    private func plan(burning sun: Int64, staked energy: Energy = 0) -> FeePlan {
        FeePlan(
            energy: energy, bandwidth: 300, feeLimit: .zero, mostBurnt: Sun(sun), stakedEnergy: energy,
            plannedAt: Samples.now)
    }

    @Test(
        "what is available is the total less what is held and promised, and never below 0",
        arguments: [
            (10, 3, 4, 3), (10, 3, 7, 0), (10, 3, 8, 0), (10, 11, 0, 0), (0, 0, 0, 0), (10, .max, 1, 0),
            (.max, 0, 0, .max), (.max, .max, 0, 0),
        ] as [(Int64, Int64, Int64, Int64)])
    func available(total: Int64, reserved: Int64, promised: Int64, available: Int64) {
        let figures = FundsFigures(asset: .trx, total: total, reserved: reserved, promised: promised)

        #expect(figures.available == available)
    }

    @Test("reservations are added up by asset, and what is removed leaves what was before")
    func reservedFunds() throws {
        let reservations = [
            try #require(Reservation(amount: Samples.amount(100), plan: plan(burning: 7, staked: 65_000))),
            try #require(Reservation(amount: Samples.amount(50, .trx), plan: plan(burning: 3))),
            try #require(Reservation(amount: nil, plan: plan(burning: 1, staked: 5))),
        ]
        var reserved = ReservedFunds(units: [.usdt: 1, .trx: 2], energy: 3)

        for reservation in reservations { reserved.add(reservation) }
        #expect(reserved[.usdt] == 101)
        #expect(reserved[.trx] == 2 + 7 + 53 + 1)
        #expect(reserved.energy == 65_008)

        for reservation in reservations { reserved.remove(reservation) }
        #expect(reserved[.usdt] == 1 && reserved[.trx] == 2 && reserved.energy == 3)
    }

    @Test("sums of reservations that do not fit end at the largest number")
    func overflow() throws {
        let reservation = try #require(
            Reservation(amount: Samples.amount(.max), plan: plan(burning: .max, staked: Energy(.max))))
        var reserved = ReservedFunds(units: [.usdt: 5, .trx: 5], energy: 5)

        reserved.add(reservation)

        #expect(reserved[.usdt] == .max && reserved[.trx] == .max && reserved.energy == Energy(.max))
        #expect(Reservation(amount: Samples.amount(.max, .trx), plan: plan(burning: 1)) == nil)
    }

    @Test("a wallet's counters are those of what is held, and of nothing else")
    func counters() throws {
        let wallet = Samples.wallet.id
        let token = try #require(
            Reservation(amount: Samples.amount(100), plan: plan(burning: 0, staked: 65_000)))
        let trx = try #require(Reservation(amount: Samples.amount(100, .trx), plan: plan(burning: 5)))

        #expect(
            Dictionary(token.counters(of: wallet).map { ($0.key, $0.units) }) { $0 + $1 }
                == [.reserved(wallet, .usdt): 100, .reservedEnergy(wallet): 65_000])
        #expect(
            Dictionary(trx.counters(of: wallet).map { ($0.key, $0.units) }) { $0 + $1 }
                == [.reserved(wallet, .trx): 105])
        #expect(Reservation.nothing.counters(of: wallet).isEmpty)
    }

    @Test("what is left pays for an amount up to itself, of its own asset")
    func spendable() {
        let left = SpendableFunds(units: [.usdt: 10, .trx: -1], energy: 0, energyNow: 0)
        func refusal(_ amount: AssetAmount?) -> PlanRefusal? {
            do throws(PlanRefusal) {
                try left.require(amount)
                return nil
            } catch {
                return error
            }
        }

        #expect(refusal(nil) == nil)
        #expect(refusal(Samples.amount(10)) == nil)
        #expect(refusal(Samples.amount(11)) == .insufficientFunds(.usdt))
        #expect(refusal(Samples.amount(0, .trx)) == .insufficientFunds(.trx))
    }

    @Test("a token's fee is taken where it is at least the smallest unit")
    func tokenFee() {
        let fee = TokenFee(basisPoints: 10, maximum: 1)

        #expect(!fee.isTaken(of: 999) && fee.isTaken(of: 1000))
        #expect(!fee.isTaken(of: 0) && !fee.isTaken(of: -1))
        #expect(!TokenFee(basisPoints: 10, maximum: 0).isTaken(of: .max))
        #expect(TokenFee(basisPoints: .max, maximum: 1).isTaken(of: .max))
        #expect(!TokenFee.nothing.isTaken(of: .max))
    }
}
