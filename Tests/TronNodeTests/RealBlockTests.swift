import Foundation
import StrictJSON
import Testing
import Tron

@testable import TronNode

/// A block as a node answered it: `Vectors/real-blocks.json`.
private struct RealBlock: Sendable, CustomTestStringConvertible {
    /// How much of it the answer shows.
    enum Proof: String { case all, header, nothing }

    let place: String
    let proves: Proof
    let json: JSON

    var testDescription: String { place }

    static let all: [RealBlock] = {
        do {
            let url = try #require(
                Bundle.module.url(forResource: "real-blocks", withExtension: "json", subdirectory: "Vectors"))
            let cases = try #require(JSON(parsing: [UInt8](Data(contentsOf: url)))["cases"]?.array)
            return try cases.map {
                RealBlock(
                    place: try #require($0["place"]?.string),
                    proves: try #require(Proof(rawValue: $0["proves"]?.string ?? "")),
                    json: try #require($0["block"]))
            }
        } catch {
            preconditionFailure("the vectors can be read: \(error)")
        }
    }()
    /// One with four transactions, and the last of `sequence`.
    static let flipped = all.filter {
        $0.place == "queries-transactions-and-blocks.json/steps/228/response/body"
            || $0.place == "stake-withdraw.json/steps/69/response/body/block/3"
    }
    /// A network's four blocks behind one another.
    static let sequence = all.filter { $0.place.hasPrefix("stake-withdraw.json/steps/69/") }
}

extension NodeBlock {
    /// Whether it proves its transactions, and that the witness whom it names signed it.
    fileprivate var isSignedByItsWitness: Bool {
        guard hasProvenTransactions, let header, let witness = header.header.witness else { return false }
        return (try? header.header.signer(of: header.signature)) == witness
    }
}

@Suite("Blocks of real nodes")
struct RealBlockTests {
    @Test("a real node's block proves its id, its maker and its transactions", arguments: RealBlock.all)
    private func proofs(real: RealBlock) throws {
        guard let block = try? NodeBlock(json: real.json) else {
            // Genesis has no number in its header: java-tron leaves zeros out.
            #expect(real.proves == .nothing)
            return
        }

        #expect((block.header != nil) == (real.proves != .nothing))
        #expect(block.hasProvenTransactions == (real.proves == .all))
        if let header = block.header {
            #expect(header.id == block.id)
            #expect(try header.header.signer(of: header.signature) == block.witness)
        }
    }

    @Test("20 of the answers show a header, 18 a whole block")
    func counts() {
        #expect(RealBlock.all.count { $0.proves != .nothing } == 20)
        #expect(RealBlock.all.count { $0.proves == .all } == 18)
        #expect(RealBlock.flipped.count == 2 && RealBlock.sequence.count == 4)
    }

    @Test("a real network's blocks follow one another, and become final")
    func sequence() throws {
        let blocks = try RealBlock.sequence.map { try NodeBlock(json: $0.json) }
        let headers = try blocks.map { try #require($0.header) }
        var chain = try LightChain(trusting: blocks[0].mark, ancestors: [headers[0]])

        for header in headers.dropFirst() { try chain.append(header) }

        // One witness makes all blocks of this network: each is final at once.
        #expect(chain.head == blocks[3].mark && chain.provenFinal == blocks[3].number)
        #expect(throws: LightChainError.unknownParent) {
            var other = try LightChain(trusting: blocks[0].mark, ancestors: [headers[0]])
            try other.append(headers[2])
        }
    }

    @Test("every flipped bit of a real block's bytes is found", arguments: RealBlock.flipped)
    private func flippedBytes(real: RealBlock) throws {
        let honest = try NodeBlock(json: real.json)
        #expect(honest.isSignedByItsWitness)
        var flips = 0
        for path in real.json.hexPaths {
            let bytes = try #require(real.json.text(at: path).flatMap { [UInt8](hex: $0) })
            for bit in 0..<bytes.count * 8 {
                var flipped = bytes
                flipped[bit / 8] ^= 1 << UInt8(bit % 8)
                let told = real.json.replacing(path, by: .string(flipped.hex))
                flips += 1
                #expect(!Self.passes(told), "bit \(bit) of \(path)")
            }
        }
        #expect(flips > 1000)
    }

    @Test("every flipped bit of an answer's text is found, or changes nothing that counts")
    func flippedText() throws {
        let real = try #require(RealBlock.sequence.last)
        let honest = try NodeBlock(json: real.json)
        let text = Array(real.json.text.utf8)
        var found = 0
        for bit in 0..<text.count * 8 {
            var flipped = text
            flipped[bit / 8] ^= 1 << UInt8(bit % 8)
            guard let json = try? JSON(parsing: flipped), let block = try? NodeBlock(json: json),
                block.isSignedByItsWitness
            else {
                found += 1
                continue
            }
            #expect(block.header == honest.header && block.transactions == honest.transactions, "bit \(bit)")
            #expect(
                block.mark == honest.mark && block.parentHash.lowercased() == honest.parentHash, "bit \(bit)")
        }
        #expect(found > text.count)
    }

    private static func passes(_ json: JSON) -> Bool {
        (try? NodeBlock(json: json))?.isSignedByItsWitness ?? false
    }
}

/// A way into JSON: names of members, and places in lists.
private enum Step: Hashable {
    case member(String)
    case element(Int)
}

extension JSON {
    /// The texts of a block that count: the header's, those that are hashed, and signatures.
    fileprivate var hexPaths: [[Step]] {
        let raw: [Step] = [.member("block_header"), .member("raw_data")]
        var paths: [[Step]] = [
            [.member("blockID")], raw + [.member("txTrieRoot")], raw + [.member("parentHash")],
            [.member("block_header"), .member("witness_signature")],
        ]
        for (index, transaction) in (self["transactions"]?.array ?? []).enumerated() {
            let place: [Step] = [.member("transactions"), .element(index)]
            paths += [place + [.member("txID")], place + [.member("raw_data_hex")]]
            for signature in (transaction["signature"]?.array ?? []).indices {
                paths.append(place + [.member("signature"), .element(signature)])
            }
        }
        return paths
    }

    fileprivate func text(at path: [Step]) -> String? {
        var value: JSON? = self
        for step in path {
            switch step {
            case .member(let name): value = value?[name]
            case .element(let index): value = value?.array?[index]
            }
        }
        return value?.string
    }

    fileprivate func replacing(_ path: [Step], by value: JSON) -> JSON {
        guard let step = path.first else { return value }
        let rest = Array(path.dropFirst())
        switch (step, self) {
        case (.member(let name), .object(var object)):
            object[name] = (object[name] ?? .null).replacing(rest, by: value)
            return .object(object)
        case (.element(let index), .array(var array)):
            array[index] = array[index].replacing(rest, by: value)
            return .array(array)
        default: return self
        }
    }
}
