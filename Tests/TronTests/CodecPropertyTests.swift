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
            let block = try BlockID(number: random.int64(), headerHash: random.bytes(32))
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

    @Test("values of the ABI, of types of every shape")
    func abi() throws {
        var random = SeededGenerator()
        for _ in 0..<300 {
            let types = (0..<random.int(0...4)).map { _ in random.type(depth: 3) }
            let values = try types.map { try random.value(of: $0) }

            let data = try ABI.encode(values, as: types)

            #expect(try ABI.decode(data, as: types) == values, random.note)
            for type in types { #expect(try ABIType(parsing: type.name) == type, random.note) }
            let function = try ABIFunction("f" + ABIType.tuple(types).name)
            #expect(try function.arguments(of: function.call(values)) == values, random.note)
        }
    }

    @Test("events in logs, and headers of blocks")
    func eventsAndHeaders() throws {
        var random = SeededGenerator()
        for _ in 0..<300 {
            let plain = (0..<random.int(0...3)).map { _ in ABIEvent.Parameter.plain(random.type(depth: 2)) }
            let indexed = (0..<random.int(0...3)).map { _ in ABIEvent.Parameter.indexed(random.type(depth: 0))
            }
            let event = try ABIEvent("E", (plain + indexed).shuffled(using: &random))
            let arguments = try event.parameters.map { parameter -> ABIEvent.Argument in
                let isLong = parameter.isIndexed && (parameter.type == .bytes || parameter.type == .string)
                return isLong ? .hash(random.bytes(32)) : .value(try random.value(of: parameter.type))
            }
            let log = try event.log(arguments, from: random.address())
            #expect(try event.arguments(in: log) == arguments, random.note)

            let header = BlockHeader(
                number: random.int64(), timestamp: ChainTime(milliseconds: random.int64()),
                transactionRoot: random.bytes(32), parentHash: random.bytes(32),
                witness: random.coin() ? try random.address() : nil, version: Int32(random.int(0...99)),
                accountStateRoot: random.coin() ? [] : random.bytes(32))
            #expect(try BlockHeader(decoding: header.encoded()) == header, random.note)
        }
    }

    @Test("transactions of every type, and calls of tokens")
    func transactions() throws {
        var random = SeededGenerator()
        for _ in 0..<500 {
            let raw = try random.transaction()
            #expect(try RawTransaction(decoding: raw.encoded()) == raw, random.note)
            let signed = SignedTransaction(
                raw: raw,
                signatures: try (0..<random.int(0...3)).map { _ in
                    try Signature(bytes: random.bytes(64) + [1])
                })
            #expect(try SignedTransaction(decoding: signed.encoded()) == signed, random.note)
            let (one, other, amount) = (try random.address(), try random.address(), try random.word())
            for call in [
                .transfer(to: one, amount: amount), .approve(spender: one, amount: amount),
                .transferFrom(owner: one, to: other, amount: amount),
            ] as [TRC20Call] {
                #expect(TRC20Call(data: call.data) == call, random.note)
            }
        }
    }

    @Test("phrases, paths and keystores")
    func recovery() throws {
        var random = SeededGenerator()
        for _ in 0..<60 {
            let count = Mnemonic.wordCounts[random.int(0...4)]
            let mnemonic = try Mnemonic(wordCount: count) { random.bytes($0) }
            #expect(try Mnemonic(parsing: mnemonic.phrase).words == mnemonic.words, random.note)
            let path = HDPath(
                account: UInt32(random.int(0...9)), change: UInt32(random.int(0...1)),
                index: UInt32(random.int(0...1_000_000)))
            #expect(HDPath(path.description) == path, random.note)
            let key = PrivateKey { random.bytes($0) }
            let derivation: KeyDerivation =
                random.coin()
                ? .pbkdf2(rounds: random.int(1...50)) : .scrypt(n: 4, r: random.int(1...9), p: 1)
            let keystore = try Keystore(
                sealing: key, password: random.text(), derivation: derivation, random: { random.bytes($0) })
            #expect(try Keystore(parsing: keystore.encoded()) == keystore, random.note)
        }
    }
}
