import Simulation
import StrictJSON
import Testing
import Tron
import TronNode

@testable import PaymentModel
@testable import Payments

extension FeePlannerTests {
    @Test("stake comes first: then only bandwidth is burnt")
    func staked() async throws {
        let plan = try await Desk(energy: 156_342).plan(usdt)

        #expect(plan.stakedEnergy == 156_342)
        #expect(plan.mostBurnt == Sun(plan.bandwidth.value * 1000))
        #expect(plan.feeLimit == Sun(15_634_200), "the limit also bounds energy from stake")
    }

    @Test("bandwidth of the account's own pays where the TRX does not suffice")
    func freeBandwidth() async throws {
        let plan = try await Desk(trx: 15_634_200, freeBandwidth: 600).plan(usdt)

        #expect(plan.mostBurnt == Sun(15_634_200))
        #expect(await Desk(trx: 15_634_200).refusal(usdt) == "funds TRX")
    }

    @Test("no more energy counts than the stake at the solidified block gives, nor than there is now")
    func energyOfStake() {
        let resources = AccountResources(
            freeBandwidth: (0, 0), stakedBandwidth: (0, 0), energy: (130_000, 30_000),
            energyPool: ResourcePool(limit: 1_000_000, weight: 10_000))
        #expect(resources.energyAvailable == 100_000)
        // A hundred units for each TRX: the other 300 TRX came above the solidified block.
        #expect(resources.energyAvailable(of: Sun(1_000_000_000)) == 70_000)
        #expect(resources.energyAvailable(of: Sun(2_000_000_000)) == 100_000)
        #expect(resources.energyAvailable(of: Sun(200_000_000)) == 0)
    }

    @Test("what others hold is not there")
    func reservations() async {
        let held = ReservedFunds(units: [.usdt: 96_000_000])
        #expect(await Desk(reserved: held).refusal(usdt) == "funds USDT")
        let heldTRX = ReservedFunds(units: [.trx: 90_000_000])
        #expect(await Desk(reserved: heldTRX).refusal(usdt) == "funds TRX")
        let heldEnergy = ReservedFunds(energy: 1)
        #expect(await Desk(energy: 156_342, reserved: heldEnergy, burnsTRX: false).refusal(usdt) == "energy")
    }

    @Test("stake that was counted on and is used up by others is paid for in TRX, and kept for that")
    func shortfall() async {
        let desk = Desk(
            usdt: 1, trx: 20_000_000, energy: 100_000,
            reserved: ReservedFunds(units: [.trx: 1_000_000], energy: 156_342)
        ).funds

        // 56,342 energy at 100 sun are missing.
        #expect(desk.left[.trx] == 13_365_800)
        #expect(desk.ceiling(for: .reserved(Samples.wallet.id, .trx)) == 14_365_800)
        #expect(desk.ceiling(for: .reserved(Samples.wallet.id, .usdt)) == 1)
        #expect(desk.ceiling(for: .reservedEnergy(Samples.wallet.id)) == 100_000)
        let reserved = ReservedFunds(energy: 156_342)
        #expect(await Desk(trx: 16_100_000, energy: 156_342, reserved: reserved).refusal(usdt) == nil)
        #expect(await Desk(trx: 16_100_000, energy: 100_000, reserved: reserved).refusal(usdt) == "funds TRX")
    }

    @Test("without burning, stake must give all of it")
    func noBurning() async {
        #expect(await Desk(burnsTRX: false).refusal(usdt) == "energy")
        #expect(await Desk(energy: 156_341, burnsTRX: false).refusal(usdt) == "energy")
        #expect(await Desk(energy: 156_342, burnsTRX: false).refusal(usdt) == nil)
    }
}
