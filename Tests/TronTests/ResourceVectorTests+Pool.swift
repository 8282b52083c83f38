import StrictJSON
import Testing

@testable import Tron

extension ResourceVectorTests {
    @Test("what a receiver has used comes back to the owner with its window")
    func takeOver() throws {
        for vector in try cases("take_over") {
            var usage = try ResourceUsage(vector: vector)
            let other = ResourceWindow(
                stored: try vector.integer("from_window"),
                isOptimized: vector["from_optimized"]?.bool ?? false)

            usage.takeOver(
                try vector.integer("transferred"), from: other, at: try vector.integer("now"))

            let after = try #require(vector["after"])
            #expect(try usage.amount == after.integer("amount"), "\(vector.text)")
            #expect(try usage.window.stored == after.integer("window"), "\(vector.text)")
        }
    }

    @Test("stake gives its share, and only what is not in use can be delegated")
    func pool() throws {
        for vector in try cases("pool") {
            let pool = ResourcePool(limit: try vector.integer("limit"), weight: try vector.integer("weight"))
            let used = try vector.integer("used")
            let position = Delegation.Position(
                ownStake: Sun(try vector.integer("own")), oldStake: Sun(try vector.integer("old")),
                received: Sun(try vector.integer("received")), used: used)

            #expect(try pool.amount(for: Sun(vector.integer("stake"))) == vector.integer("amount"))
            #expect(try pool.stake(takenUpBy: used).value == vector.integer("taken_up"))
            #expect(try position.delegable(in: pool).value == vector.integer("delegable"))
            let returned = Delegation.returnedUsage(
                takingBack: Sun(try vector.integer("taking_back")),
                receiverStake: Sun(try vector.integer("receiver_stake")), used: used, in: pool)
            #expect(try returned == vector.integer("returned"), "\(vector.text)")
        }
    }

    @Test("powers are those of Java's StrictMath to the last bit, and energy factors those of the chain")
    func energyFactors() throws {
        for vector in try VectorFile("energy-factors").cases {
            let increase = try vector.integer("increase")
            if let bits = vector["bits"]?.string {
                let power = StrictPower.power(
                    1 - Double(increase) / 4 / 10_000, try vector.integer("cycles"))
                #expect(UInt64(bits, radix: 16) == power.bitPattern, "\(vector.text)")
                continue
            }
            let state = ContractEnergyFactor(
                usage: try vector.integer("usage"), factor: try vector.integer("factor"),
                cycle: try vector.integer("cycle"))
            let later = state.caughtUp(
                to: try vector.integer("now"),
                under: .init(
                    threshold: try vector.integer("threshold"), increase: increase,
                    factorMax: try vector.integer("factor_max")))
            #expect(try later.factor == vector.integer("expected"), "\(vector.text)")
        }
    }
}
