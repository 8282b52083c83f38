import StrictJSON
import Testing
import Tron

/// What is written reads back as it was, for random values of every kind. A failure prints the seed that
/// repeats it.
@Suite("Reading undoes writing")
struct CodecPropertyTests {
    @Test("addresses, hex, ids and signatures")
    func identifiers() throws {
        var random = SeededGenerator()
        for _ in 0..<500 {
            let address = try random.address()
            #expect(try Address(parsing: address.base58) == address, random.note)
            #expect(try Address(parsing: address.hex) == address, random.note)
            #expect(try Address(bytes: address.bytes) == address, random.note)
            let bytes = random.bytes(random.int(0...40))
            #expect([UInt8](hex: bytes.hex) == bytes, random.note)
            let id = try TransactionID(bytes: random.bytes(32))
            #expect(try TransactionID(parsing: id.hex) == id, random.note)
            let block = try BlockID(number: BlockNumber(random.int64()), headerHash: random.bytes(32))
            #expect(try BlockID(parsing: block.hex) == block, random.note)
            let signature = try Signature(bytes: random.bytes(64) + [UInt8(random.int(0...3))])
            #expect(try Signature(parsing: signature.messageHex) == signature, random.note)
            #expect(try Signature(parsing: signature.hex) == signature, random.note)
        }
    }

    @Test("base 58, with any number of leading zeros")
    func base58() throws {
        var random = SeededGenerator()
        for length in 0...80 {
            let zeros = random.int(0...3)
            let payload = [UInt8](repeating: 0, count: zeros) + random.bytes(length)
            let digits = Base58Check.digits(Base58Check.encode(payload).utf8)
            #expect(digits?.dropLast(Base58Check.checksumByteCount) == payload[...], random.note)
        }
    }

    @Test("numbers and amounts")
    func numbers() throws {
        var random = SeededGenerator()
        for _ in 0..<500 {
            let word = try random.word()
            #expect(UInt256(decimal: word.description) == word, random.note)
            #expect(UInt256(bigEndian: word.bigEndianBytes) == word, random.note)
            let signed = Int256(bits: word)
            #expect(Int256(decimal: signed.description) == signed, random.note)
            let decimals = random.int(0...18)
            // The API's text has 15 digits before the point at most.
            let units = UInt64(random.int64()) % (decimals == 0 ? 1_000_000_000_000_000 : .max)
            let amount = TokenAmount(baseUnits: decimals < 5 ? units % 1_000_000_000_000_000 : units)
            #expect(try TokenAmount(parsing: amount.text(decimals: decimals), decimals: decimals) == amount)
            let sun = Sun(random.int64())
            #expect(try Sun(parsingTRX: sun.trxText) == sun, random.note)
        }
    }

    @Test("the arithmetic of 256 bits: quotients, products, sums and differences undo each other")
    func arithmetic() throws {
        var random = SeededGenerator()
        for _ in 0..<2000 {
            let (left, right) = (try random.word(), try random.word())
            if let (quotient, remainder) = left.divided(by: right) {
                #expect(remainder < right, random.note)
                #expect(quotient.multiplied(by: right)?.adding(remainder) == left, random.note)
            } else {
                #expect(right == .zero, random.note)
            }
            if let sum = left.adding(right) { #expect(sum.subtracting(right) == left, random.note) }
            if let product = left.multiplied(by: right), right != .zero {
                #expect(product.divided(by: right)?.quotient == left, random.note)
                #expect(product.divided(by: right)?.remainder == .zero, random.note)
            } else if right != .zero {
                // It overflows exactly where the largest number divided by one is less than the other.
                #expect(UInt256.max.divided(by: right).map { $0.quotient < left } == true, random.note)
            }
        }
    }
}
