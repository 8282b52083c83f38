import Testing
import Tron

/// Witnesses with keys of their own, and the blocks that they sign.
struct Witnesses {
    let keys: [PrivateKey]

    init(_ count: Int, from first: UInt8 = 1) {
        keys = (0..<count).map { index in
            PrivateKey { [UInt8](repeating: first + UInt8(index), count: $0) }
        }
    }

    /// The child of `parent` by the witness at `index`, signed by `key` where another than its own is given.
    func block(
        on parent: BlockMark, by index: Int, signedBy key: PrivateKey? = nil, root: UInt8 = 0
    ) throws -> SignedHeader {
        let header = BlockHeader(
            number: parent.number.next, timestamp: parent.time.adding(.seconds(3)),
            transactionRoot: [UInt8](repeating: root, count: 32), parentHash: parent.id.bytes,
            witness: keys[index].address, version: 32)
        return SignedHeader(header: header, signature: try (key ?? keys[index]).sign(header.hash))
    }

    /// `count` blocks behind `parent`, by the witnesses at `indices` in turns.
    func blocks(_ count: Int, on parent: BlockMark, by indices: [Int]) throws -> [SignedHeader] {
        var parent = parent
        return try (0..<count).map { turn in
            let block = try block(on: parent, by: indices[turn % indices.count])
            parent = block.mark
            return block
        }
    }
}

extension SignedHeader {
    var mark: BlockMark { BlockMark(id: id, time: header.timestamp) }
}

@Suite("The chain as signatures prove it")
struct LightChainTests {
    static let start: BlockMark = {
        guard let id = try? BlockID(number: 1000, headerHash: [UInt8](repeating: 9, count: 32)) else {
            preconditionFailure("32 bytes are a hash")
        }
        return BlockMark(id: id, time: ChainTime(milliseconds: 1_700_000_000_000))
    }()

    let witnesses = Witnesses(27)
    let strangers = Witnesses(27, from: 101)

    /// A chain that knows the 27 witnesses: three rounds of theirs lead to its final block.
    func chain() throws -> LightChain {
        let ancestors = try witnesses.blocks(81, on: Self.start, by: Array(0..<27))
        return try LightChain(trusting: #require(ancestors.last).mark, ancestors: ancestors)
    }

    @Test("a block is final when 19 of the 27 have built on it, its own maker included, and not before")
    func quorum() throws {
        var chain = try chain()
        let final = chain.final
        let blocks = try witnesses.blocks(20, on: final, by: Array(0..<27))

        for block in blocks.prefix(18) { try chain.append(block) }
        #expect(chain.provenFinal == final.number)
        try chain.append(blocks[18])
        #expect(chain.provenFinal == final.number.next)
        try chain.append(blocks[19])
        #expect(chain.provenFinal == final.number.advanced(by: 2))
        chain.finalize(through: final.number.advanced(by: 2))
        #expect(chain.final.id == blocks[1].id && chain.head.id == blocks[19].id)
    }

    @Test("the holder of 0, 1, 8, 9 or 18 keys makes nothing final", arguments: [0, 1, 8, 9, 18])
    func attackers(keys: Int) throws {
        var chain = try chain()
        let final = chain.final
        // As many own keys as there are, and strangers under names of their own between them, for ten rounds.
        var parent = final
        for turn in 0..<270 {
            let block =
                keys > 0 && turn.isMultiple(of: 2)
                ? try witnesses.block(on: parent, by: turn / 2 % keys)
                : try strangers.block(on: parent, by: turn % 27)
            try chain.append(block)
            parent = block.mark
        }

        #expect(chain.provenFinal == final.number)
    }

    @Test("a signature of another key in a witness's name counts for nothing")
    func impostor() throws {
        var chain = try chain()
        let final = chain.final
        var parent = final
        for turn in 0..<100 {
            let block = try witnesses.block(on: parent, by: turn % 27, signedBy: strangers.keys[turn % 27])
            try chain.append(block)
            parent = block.mark
        }

        #expect(chain.provenFinal == final.number && chain.signedThrough == final.number)
    }

    @Test("a new witness counts once a block of its own is final by the others")
    func newcomers() throws {
        var chain = try chain()
        let final = chain.final
        let newcomer = try strangers.block(on: final, by: 0)
        try chain.append(newcomer)
        for block in try witnesses.blocks(18, on: newcomer.mark, by: Array(0..<18)) {
            try chain.append(block)
        }
        #expect(chain.provenFinal == final.number)
        try chain.append(try witnesses.block(on: chain.head, by: 18))

        #expect(chain.provenFinal == newcomer.header.number.next)
        chain.finalize(through: chain.provenFinal)
        let known = chain.witnesses
        #expect(known.isActive(strangers.keys[0].address, signingBy: strangers.keys[0].address))
        #expect(known.active.count == 27)
    }

    @Test(
        "a witness's new key counts once a final transaction of its own has named it, and not by being used")
    func otherKey() throws {
        let (witness, key) = (witnesses.keys[26].address, strangers.keys[1].address)
        for isNamed in [false, true] {
            var chain = try chain()
            let first = try witnesses.block(on: chain.final, by: 0)
            try chain.append(first, naming: isNamed ? [witness: key, strangers.keys[2].address: key] : [:])
            try chain.append(try witnesses.block(on: first.mark, by: 26, signedBy: strangers.keys[1]))
            for index in 1..<20 { try chain.append(try witnesses.block(on: chain.head, by: index)) }

            chain.finalize(through: chain.provenFinal)

            #expect(chain.final.number >= first.header.number)
            #expect(chain.witnesses.isActive(witness, signingBy: key) == isNamed)
            #expect(chain.witnesses.isActive(witness, signingBy: witness) == !isNamed)
            #expect(chain.witnesses.isRemembered(witness, signingBy: witness))
            #expect(chain.witnesses.active.count == 27)
        }
    }

    @Test("who tells the true chain and signs it otherwise teaches nothing, and holds nothing up")
    func otherSignatures() throws {
        var chain = try chain()
        for round in 0..<12 {
            let blocks = try witnesses.blocks(27, on: chain.head, by: Array(0..<27))
            for (index, block) in blocks.enumerated() {
                // Eight witnesses' blocks in turns, which leaves the 19 that make a block final.
                let isForged = (0..<8).contains { ($0 + round * 8) % 27 == index }
                let forged = SignedHeader(
                    header: block.header, signature: try strangers.keys[index].sign(block.header.hash))
                #expect(forged.id == block.id)
                try chain.append(isForged ? forged : block)
            }
            chain.finalize(through: chain.provenFinal)
        }
        #expect(
            witnesses.keys.allSatisfy { chain.witnesses.isActive($0.address, signingBy: $0.address) })
        // All of them signed by nobody who is known, and then as they are.
        let blocks = try witnesses.blocks(20, on: chain.head, by: Array(0..<27))
        let before = chain.provenFinal
        for block in blocks {
            try chain.append(
                SignedHeader(header: block.header, signature: try strangers.keys[0].sign(block.header.hash)))
        }
        #expect(chain.provenFinal == before)
        for block in blocks { try chain.append(block) }
        for block in blocks {
            try chain.append(
                SignedHeader(header: block.header, signature: try strangers.keys[0].sign(block.header.hash)))
        }
        #expect(chain.provenFinal == blocks[1].header.number)
    }

    @Test("a witness whose own key signed one of the ancestors is not taken to have another")
    func ancestorsKeys() throws {
        var ancestors = try witnesses.blocks(81, on: Self.start, by: Array(0..<27))
        let trusted = try #require(ancestors.last).mark
        for index in 27..<81 {
            let header = ancestors[index].header
            ancestors[index] = SignedHeader(
                header: header, signature: try strangers.keys[0].sign(header.hash))
        }

        let chain = try LightChain(trusting: trusted, ancestors: ancestors)

        #expect(
            witnesses.keys.allSatisfy { chain.witnesses.isActive($0.address, signingBy: $0.address) })
    }
}
