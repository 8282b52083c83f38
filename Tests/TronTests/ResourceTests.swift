import Testing
import Tron

@Suite("Resources against java-tron's own tests")
struct ResourceTests {
    /// `EnergyProcessorTest.testUseEnergyInWindowSizeV2`: a thousand calls of 2,345 energy on a short window.
    @Test("many small uses in one slot, and slot by slot")
    func manyUses() {
        let start = ResourceUsage(
            amount: 70_021_176, slot: 9999, window: ResourceWindow(stored: 300, isOptimized: false))

        var whole = start
        for _ in 0...1000 { whole.add(2345, at: 9999, under: .wholeSlots) }
        #expect(whole.amount == 72_368_521)
        #expect(whole.window == ResourceWindow(stored: 300, isOptimized: false))

        var optimized = start
        for _ in 0...1000 { optimized.add(2345, at: 9999) }
        #expect(optimized.amount == 72_368_521)
        #expect(optimized.window == ResourceWindow(stored: 1_224_919, isOptimized: true))
        #expect(optimized.window.slots == 1224)

        var slotBySlot = start
        for slot in 9999..<10_999 { slotBySlot.add(2345, at: Int64(slot)) }
        #expect(slotBySlot.amount == 15_844_971)
        #expect(slotBySlot.window.thousandths == 2_086_556)
    }

    /// `BandwidthProcessorTest.testFree`: 122 bytes and 64, half of them back after 12 h.
    @Test("half of the free allowance is back after half a day")
    func halfADay() {
        var usage = AllowanceUsage()
        usage.add(186, at: 508_882_612)
        #expect(usage.amount == 186)

        usage.add(186, at: 508_897_012)

        #expect(usage.amount == 93 + 186)
    }

    /// `ContractStateCapsuleTest.testCatchUpCycle`.
    @Test(
        "the energy factor rises over the threshold, falls after, and ends at 0",
        arguments: [
            (cycle: 1010, threshold: 900_000, increase: 1000, factor: 3137),
            (1001, 2_000_000, 2000, 4250), (1001, 1_000_000, 2000, 4250), (1001, 900_000, 2000, 8000),
            (1001, 900_000, 5000, 10_000), (1002, 900_000, 5000, 7500), (1003, 900_000, 5000, 5312),
            (1004, 900_000, 5000, 3398), (1005, 900_000, 5000, 1723), (1006, 900_000, 5000, 258),
            (1007, 900_000, 5000, 0),
        ] as [(cycle: Int64, threshold: Int64, increase: Int64, factor: Int64)])
    func energyFactor(expected: (cycle: Int64, threshold: Int64, increase: Int64, factor: Int64)) {
        let state = ContractEnergyFactor(usage: 1_000_000, factor: 5000, cycle: 1000)

        let later = state.caughtUp(
            to: expected.cycle,
            under: .init(threshold: expected.threshold, increase: expected.increase, factorMax: 10_000))

        #expect(later == ContractEnergyFactor(factor: expected.factor, cycle: expected.cycle))
    }

    @Test("within a cycle nothing changes, and an unknown past counts as none")
    func energyFactorUnchanged() {
        let state = ContractEnergyFactor(usage: 1_000_000, factor: 5000, cycle: 1000)
        let parameters = ContractEnergyFactor.Parameters(threshold: 0, increase: 2000, factorMax: 34_000)

        #expect(state.caughtUp(to: 1000, under: parameters) == state)
        #expect(state.caughtUp(to: 999, under: parameters) == ContractEnergyFactor(cycle: 999))
        #expect(
            ContractEnergyFactor(usage: 9, factor: 9).caughtUp(to: 5, under: parameters)
                == ContractEnergyFactor(cycle: 5))
        #expect(ContractEnergyFactor(factor: 34_000).penalty(on: 14_650) == 49_810)
    }
}
