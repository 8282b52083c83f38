import Testing
import Tron

@Suite("Times at the ends of their range")
struct BoundedArithmeticTests {
    @Test("stay there, and do not trap", arguments: [Int64.max, .min, 0])
    func times(milliseconds: Int64) {
        let time = ChainTime(milliseconds: milliseconds)

        #expect(time.adding(.seconds(Int64.max)) >= time)
        #expect(time.adding(.seconds(Int64.min)) <= time)
        #expect(time.since(ChainTime(milliseconds: .min)) >= .zero)
        #expect(time.since(ChainTime(milliseconds: .max)) <= .zero)
    }

    @Test("a sum or difference that fits is exact, one that does not is the end that it is beyond")
    func bounds() {
        #expect((5 as Int64).addingWithinBounds(-7) == -2 && (5 as Int64).subtractingWithinBounds(7) == -2)
        #expect(Int64.max.addingWithinBounds(1) == .max && Int64.min.addingWithinBounds(-1) == .min)
        #expect(Int64.min.subtractingWithinBounds(1) == .min && Int64.max.subtractingWithinBounds(-1) == .max)
        #expect((0 as Int64).subtractingWithinBounds(.min) == .max)
        #expect(Duration.milliseconds(1_500).wholeMilliseconds == 1_500)
        #expect(Duration.seconds(Int64.max).wholeMilliseconds == .max)
        #expect(Duration.seconds(Int64.min).wholeMilliseconds == .min)
    }
}
