import Testing
import Tron

extension LightChainTests {
    @Test("missed slots are no gap, and a branch gives way to another")
    func forks() throws {
        var chain = try chain()
        let final = chain.final
        let first = try witnesses.blocks(5, on: final, by: [0, 1, 2])
        for block in first { try chain.append(block) }
        let other = try witnesses.block(on: first[1].mark, by: 5, root: 7)

        try chain.append(other)
        try chain.append(first[1])

        #expect(chain.head.id == other.id && chain.contains(first[1].id) && !chain.contains(first[2].id))
        #expect(throws: LightChainError.unknownParent) { try chain.append(first[4]) }
        // A slot was missed.
        var late = try witnesses.block(on: other.mark, by: 6).header
        late.timestamp = late.timestamp.adding(.seconds(30))
        try chain.append(SignedHeader(header: late, signature: witnesses.keys[6].sign(late.hash)))
        #expect(chain.head.number == other.header.number.next)
    }

    @Test("numbers and times follow their parent's, and ancestors lead to the trusted block")
    func order() throws {
        var chain = try chain()
        var early = try witnesses.block(on: chain.final, by: 0).header
        early.timestamp = chain.final.time
        let signature = try witnesses.keys[0].sign(early.hash)
        #expect(throws: LightChainError.outOfOrder) {
            try chain.append(SignedHeader(header: early, signature: signature))
        }
        var skipped = try witnesses.block(on: chain.final, by: 0).header
        skipped.number = skipped.number.next
        let other = try witnesses.keys[0].sign(skipped.hash)
        #expect(throws: LightChainError.outOfOrder) {
            try chain.append(SignedHeader(header: skipped, signature: other))
        }
        let ancestors = try witnesses.blocks(10, on: Self.start, by: [0, 1])
        let trusted = try #require(ancestors.last).mark
        #expect(throws: LightChainError.unlinked) {
            try LightChain(trusting: Self.start, ancestors: ancestors)
        }
        #expect(throws: LightChainError.unlinked) {
            try LightChain(trusting: trusted, ancestors: Array(ancestors.prefix(4) + ancestors.suffix(4)))
        }
        #expect(
            try LightChain(trusting: trusted, ancestors: Array(ancestors.suffix(4))).witnesses.active.count
                == 2)
    }

    @Test("every flipped bit of a header makes it another block, or another signer's")
    func flippedBits() throws {
        let chain = try chain()
        let block = try witnesses.block(on: chain.final, by: 0)
        let bytes = block.header.encoded()
        for bit in 0..<bytes.count * 8 {
            var flipped = bytes
            flipped[bit / 8] ^= 1 << UInt8(bit % 8)
            guard let header = try? BlockHeader(decoding: flipped) else { continue }
            var changed = chain
            let signed = SignedHeader(header: header, signature: block.signature)
            #expect(signed.id != block.id)
            do {
                try changed.append(signed)
                #expect(changed.signedThrough == chain.final.number, "bit \(bit)")
            } catch {}
        }
    }
}
