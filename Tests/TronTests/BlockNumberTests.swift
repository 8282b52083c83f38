import Testing
import Tron

@Suite("Block numbers")
struct BlockNumberTests {
    @Test(
        "they count on and measure distances, and stop at the ends of the range",
        arguments: [.min, -1, 0, 1, .max] as [Int64])
    func arithmetic(value: Int64) {
        let number = BlockNumber(value)

        #expect(number.next.value == (value == .max ? .max : value + 1))
        #expect(number.advanced(by: .max).value == (value > 0 ? .max : value + .max))
        #expect(number.advanced(by: .min).value == (value < 0 ? .min : value + .min))
        #expect(number.blocks(above: number) == 0)
        #expect(number.blocks(above: BlockNumber(.min)) == (value >= 0 ? .max : value - .min))
        #expect(BlockNumber(5).blocks(above: 7) == -2 && BlockNumber(5) < 7 && "\(BlockNumber(5))" == "5")
    }

    @Test("an id tells its block's number, whatever it is", arguments: [0, 1, 83_810_549, .max] as [Int64])
    func ids(value: Int64) throws {
        let id = try BlockID(number: BlockNumber(value), headerHash: [UInt8](repeating: 9, count: 32))

        #expect(id.number == BlockNumber(value))
        #expect(try BlockID(parsing: id.hex).number.value == value)
    }
}
