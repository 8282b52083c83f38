import StrictJSON
import Testing
import Tron

extension CodecPropertyTests {
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
                number: BlockNumber(random.int64()), timestamp: ChainTime(milliseconds: random.int64()),
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
