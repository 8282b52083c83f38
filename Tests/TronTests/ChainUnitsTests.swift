import Testing
import Tron

@Suite("Energy and bandwidth")
struct ChainUnitsTests {
    private static let edges: [Int64] = [.min, .min + 1, -1, 0, 1, 99, .max / 120, .max - 1, .max]

    @Test(
        "sums and differences are exact or nil, and within bounds stop at the nearest end", arguments: edges)
    func sums(left: Int64) {
        for right in Self.edges {
            let (sum, isTooFar) = left.addingReportingOverflow(right)
            let (difference, isTooLow) = left.subtractingReportingOverflow(right)
            let (energy, other) = (Energy(left), Energy(right))

            #expect(energy.adding(other) == (isTooFar ? nil : Energy(sum)))
            #expect(energy.subtracting(other) == (isTooLow ? nil : Energy(difference)))
            #expect(
                energy.addingWithinBounds(other) == Energy(isTooFar ? (right < 0 ? .min : .max) : sum))
            #expect(
                energy.subtractingWithinBounds(other)
                    == Energy(isTooLow ? (right < 0 ? .max : .min) : difference))
            #expect((energy < other) == (left < right))
        }
    }

    @Test("a percentage is rounded up; what does not fit is nil")
    func percentages() {
        #expect(Energy(64_285).scaled(percent: 120) == 77_142)
        #expect(Energy(1).scaled(percent: 120) == 2)
        #expect(Energy(5).scaled(percent: 120) == 6)
        #expect(Energy(0).scaled(percent: 120) == 0)
        #expect(Energy(.max / 120).scaled(percent: 120) == nil)
        #expect(Energy((.max - 99) / 120).scaled(percent: 120) != nil)
        #expect(Energy(.max).scaled(percent: 120) == nil)
    }

    @Test("a price times a count is its cost, or nil where it does not fit")
    func costs() {
        #expect(Sun(100).cost(of: Energy(64_285)) == Sun(6_428_500))
        #expect(Sun(1000).cost(of: Bandwidth(345)) == Sun(345_000))
        #expect(Sun(2).cost(of: Energy(.max)) == nil)
    }

    @Test("it is shown as its number")
    func text() {
        #expect("\(Bandwidth(345))" == "345" && "\(Energy.zero)" == "0")
    }
}
