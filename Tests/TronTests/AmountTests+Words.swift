import Testing
import Tron

extension AmountTests {
    @Test("words have 256 bits, and not one more")
    func words() {
        let max = "115792089237316195423570985008687907853269984665640564039457584007913129639935"
        #expect(UInt256.max.description == max && UInt256(decimal: max) == .max)
        #expect(
            UInt256(decimal: "115792089237316195423570985008687907853269984665640564039457584007913129639936")
                == nil)
        #expect(UInt256(decimal: "1" + String(repeating: "0", count: 78)) == nil)
        #expect(UInt256(decimal: String(repeating: "0", count: 200) + "7") == 7)
        #expect(
            UInt256(decimal: "") == nil && UInt256(decimal: "-1") == nil && UInt256(decimal: "1_0") == nil)
        #expect(UInt256(bigEndian: [UInt8](repeating: 0, count: 31)) == nil)
        #expect(UInt256.max.adding(1) == nil && UInt256.zero.subtracting(1) == nil)
        #expect(UInt256.max.multiplied(by: 2) == nil && UInt256.max.multiplied(by: 1) == .max)
        #expect(UInt256.max.divided(by: 0) == nil)
        #expect(UInt256.max.bitWidth == 256 && UInt256.zero.bitWidth == 0)
        #expect(UInt64(exactly: UInt256.max) == nil)
    }

    @Test("signed words have their sign in the highest bit")
    func signedWords() {
        let least = "-57896044618658097711785492504343953926634992332820282019728792003956564819968"
        #expect(Int256(decimal: least)?.description == least)
        #expect(
            Int256(decimal: "57896044618658097711785492504343953926634992332820282019728792003956564819968")
                == nil)
        #expect(Int256(-1).bits == .max && Int256(bits: .max) == -1)
        #expect(Int256(decimal: "-0") == 0 && Int256(decimal: "--1") == nil && Int256(decimal: "-") == nil)
        #expect(Int256(-2) < Int256(-1) && Int256(-1) < Int256(0) && Int256(0) < Int256(1))
        #expect(
            Int64(exactly: Int256(.min)) == .min && Int64(exactly: Int256(bits: UInt256(UInt64.max))) == nil)
    }
}
