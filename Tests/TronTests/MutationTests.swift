import StrictJSON
import Testing
import Tron

/// No input makes a parser crash: good inputs of every kind with a few bytes changed, cut out, doubled or put
/// in. What still reads must hold what the parser promises. A longer search is `scripts/fuzz`.
@Suite("Parsers survive everything")
struct MutationTests {
    /// Inputs a kind. Enough to meet every check of every parser many times, and still a matter of seconds.
    private static let rounds = 3000

    @Test("addresses, numbers, paths and signatures")
    func texts() throws {
        let corpus = [
            "TMVQGm1qAQYVdetCeGRRkTWYYrLXuHK2HC", "417e5f4552091a69125d5dfcb7b8c2659029395bdf",
            "m/44'/195'/0'/0/0",
            "115792089237316195423570985008687907853269984665640564039457584007913129639935",
            "12.500000", "-57896044618658097711785492504343953926634992332820282019728792003956564819968",
            "0x" + String(repeating: "1b", count: 65), "(address,uint256[3][],(bytes,string))",
        ].map { Array($0.utf8) }
        try mutate(corpus) { (input, note) throws in
            let text = String(decoding: input, as: UTF8.self)
            if let address = try? Address(parsing: text) {
                #expect(address.base58 == text || address.hex == text.lowercased(), note)
            }
            if let path = HDPath(text) { #expect(HDPath(path.description) == path, note) }
            if let number = UInt256(decimal: text) {
                #expect(UInt256(decimal: number.description) == number, note)
            }
            if let number = Int256(decimal: text) {
                #expect(Int256(decimal: number.description) == number, note)
            }
            if let sun = try? Sun(parsingTRX: text) { #expect(try Sun(parsingTRX: sun.trxText) == sun, note) }
            if let type = try? ABIType(parsing: text) {
                #expect(try ABIType(parsing: type.name) == type, note)
            }
            if let signature = try? Signature(parsing: text) {
                // Most recover to nobody or somebody; none may crash.
                _ = try? MessageSigning.signer(of: [], signature: signature)
            }
        }
    }

    @Test("values of the ABI")
    func abi() throws {
        var random = SeededGenerator()
        for stream in 1...20 {
            let types = (0..<random.int(1...3)).map { _ in random.type(depth: 3) }
            let data = try ABI.encode(types.map { try random.value(of: $0) }, as: types)
            try mutate([data], rounds: Self.rounds / 20, stream: stream) { (input, note) throws in
                guard let values = try? ABI.decode(input, as: types) else { return }
                #expect(try ABI.encode(values, as: types) == input, note)
            }
            _ = RevertReason(data: data)
        }
    }

    func mutate(
        _ corpus: [[UInt8]], rounds: Int = rounds, stream: Int = 0, _ check: ([UInt8], Comment) throws -> Void
    ) throws {
        var random = SeededGenerator(stream: stream)
        try #require(!corpus.isEmpty)
        for round in 0..<rounds {
            var input = corpus[round % corpus.count]
            for _ in 0..<random.int(0...4) { random.mutate(&input, corpus) }
            try check(input, random.note)
        }
    }
}

extension SeededGenerator {
    mutating func mutate(_ input: inout [UInt8], _ corpus: [[UInt8]]) {
        let position = int(0...input.count)
        switch int(0...6) {
        case 0 where position < input.count: input[position] ^= 1 << UInt8(int(0...7))
        case 1 where position < input.count: input[position] = [0, 1, 0x7F, 0x80, 0xFF][int(0...4)]
        case 2: input.removeSubrange(position..<min(input.count, position + int(1...8)))
        case 3: input.insert(contentsOf: bytes(int(1...8)), at: position)
        case 4: input.insert(contentsOf: input.prefix(int(1...40)), at: position)
        case 5: input.removeLast(min(input.count, int(1...32)))
        default: input.append(contentsOf: corpus[int(0...corpus.count - 1)].prefix(int(0...64)))
        }
    }
}
