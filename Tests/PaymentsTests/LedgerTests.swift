import Simulation
import Testing
import Tron
import TronNode

@testable import PaymentModel
@testable import Payments

@Suite("Reservations")
struct ReservationTests {
    func plan(burning sun: Int64, staked: Energy = 0) -> FeePlan {
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
