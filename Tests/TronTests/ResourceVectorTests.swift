import StrictJSON
import Testing

@testable import Tron

@Suite("Resources against vectors")
struct ResourceVectorTests {
    @Test("use wears off and windows merge as in another implementation")
    func use() throws {
        for vector in try cases("use") {
            let usage = try ResourceUsage(vector: vector)
            let (used, now) = (try vector.integer("used"), try vector.integer("now"))

            #expect(try usage.recovered(at: now) == vector.integer("recovered"))
            var optimized = usage
            optimized.add(used, at: now)
            let after = try #require(vector["after"])
            #expect(try optimized.amount == after.integer("amount"), "\(vector.text)")
            #expect(try optimized.window.stored == after.integer("window"), "\(vector.text)")
            #expect(optimized.window.isOptimized && optimized.slot == now)
            guard let expected = vector["after_whole_slots"] else { continue }
            var whole = usage
            whole.add(used, at: now, under: .wholeSlots)
            #expect(try whole.amount == expected.integer("amount"), "\(vector.text)")
            #expect(try whole.window.slots == expected.integer("window"), "\(vector.text)")
        }
    }

    @Test("the free allowance wears off over 24 h")
    func allowance() throws {
        for vector in try cases("allowance") {
            var usage = try AllowanceUsage(amount: vector.integer("amount"), slot: vector.integer("slot"))
            let now = try vector.integer("now")

            #expect(try usage.recovered(at: now) == vector.integer("recovered"))
            usage.add(try vector.integer("used"), at: now)
            #expect(try usage.amount == vector.integer("after"), "\(vector.text)")
        }
    }

    func cases(_ kind: String) throws -> [JSON] {
        let cases = try VectorFile("resources").cases.filter { $0["kind"]?.string == kind }
        #expect(cases.count >= 40)
        return cases
    }
}

extension ResourceUsage {
    init(vector: JSON) throws {
        self.init(
            amount: try vector.integer("amount"), slot: try vector.integer("slot"),
            window: ResourceWindow(
                stored: try vector.integer("window"), isOptimized: vector["optimized"]?.bool ?? false))
    }
}
