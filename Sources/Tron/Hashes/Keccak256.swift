/// Keccak-256 as TRON and Ethereum use it: the original padding 0x01, not that of SHA-3 (java-tron:
/// `Hash.sha3`).
public enum Keccak256 {
    /// The length of a digest in bytes.
    public static let byteCount = 32
    /// Bytes that one permutation takes in.
    private static let rate = 136

    private static let roundConstants: [UInt64] = [
        0x0000_0000_0000_0001, 0x0000_0000_0000_8082, 0x8000_0000_0000_808A, 0x8000_0000_8000_8000,
        0x0000_0000_0000_808B, 0x0000_0000_8000_0001, 0x8000_0000_8000_8081, 0x8000_0000_0000_8009,
        0x0000_0000_0000_008A, 0x0000_0000_0000_0088, 0x0000_0000_8000_8009, 0x0000_0000_8000_000A,
        0x0000_0000_8000_808B, 0x8000_0000_0000_008B, 0x8000_0000_0000_8089, 0x8000_0000_0000_8003,
        0x8000_0000_0000_8002, 0x8000_0000_0000_0080, 0x0000_0000_0000_800A, 0x8000_0000_8000_000A,
        0x8000_0000_8000_8081, 0x8000_0000_0000_8080, 0x0000_0000_8000_0001, 0x8000_0000_8000_8008,
    ]

    /// The 32 bytes of the digest of `message`.
    public static func hash(_ message: some Sequence<UInt8>) -> [UInt8] {
        message.withContiguousStorageIfAvailable { digest(of: $0) }
            ?? Array(message).withUnsafeBufferPointer { digest(of: $0) }
    }

    private static func digest(of message: UnsafeBufferPointer<UInt8>) -> [UInt8] {
        var state = KeccakState()
        var offset = 0
        while message.count - offset >= rate {
            state.absorb(
                UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(message)[offset..<offset + rate]))
            permute(&state)
            offset += rate
        }
        withUnsafeTemporaryAllocation(byteCount: rate, alignment: 8) { last in
            last.initializeMemory(as: UInt8.self, repeating: 0)
            last.copyBytes(from: message[offset...])
            last[message.count - offset] = 0x01
            last[rate - 1] |= 0x80
            state.absorb(UnsafeRawBufferPointer(last))
        }
        permute(&state)
        return state.digest
    }

    private static func permute(_ state: inout KeccakState) {
        roundConstants.withUnsafeBufferPointer { constants in
            for constant in constants { state.round(constant) }
        }
    }
}

/// The 25 lanes of Keccak-f[1600] (FIPS 202, section 3), lane x + 5y in `a` with that number. Written out
/// lane by lane: an array of lanes is bounds-checked 75 times a round.
private struct KeccakState {
    private var a0: UInt64 = 0, a1: UInt64 = 0, a2: UInt64 = 0, a3: UInt64 = 0, a4: UInt64 = 0
    private var a5: UInt64 = 0, a6: UInt64 = 0, a7: UInt64 = 0, a8: UInt64 = 0, a9: UInt64 = 0
    private var a10: UInt64 = 0, a11: UInt64 = 0, a12: UInt64 = 0, a13: UInt64 = 0, a14: UInt64 = 0
    private var a15: UInt64 = 0, a16: UInt64 = 0, a17: UInt64 = 0, a18: UInt64 = 0, a19: UInt64 = 0
    private var a20: UInt64 = 0, a21: UInt64 = 0, a22: UInt64 = 0, a23: UInt64 = 0, a24: UInt64 = 0

    /// Adds a block of 136 bytes, 17 lanes.
    @inline(__always)
    mutating func absorb(_ block: UnsafeRawBufferPointer) {
        func lane(_ index: Int) -> UInt64 {
            UInt64(littleEndian: block.loadUnaligned(fromByteOffset: index * 8, as: UInt64.self))
        }
        a0 ^= lane(0); a1 ^= lane(1); a2 ^= lane(2); a3 ^= lane(3); a4 ^= lane(4)
        a5 ^= lane(5); a6 ^= lane(6); a7 ^= lane(7); a8 ^= lane(8); a9 ^= lane(9)
        a10 ^= lane(10); a11 ^= lane(11); a12 ^= lane(12); a13 ^= lane(13); a14 ^= lane(14)
        a15 ^= lane(15); a16 ^= lane(16)
    }

    /// The first four lanes as bytes.
    var digest: [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(Keccak256.byteCount)
        for lane in [a0, a1, a2, a3] { withUnsafeBytes(of: lane.littleEndian) { bytes += $0 } }
        return bytes
    }

    @inline(__always)
    mutating func round(_ constant: UInt64) {
        // Theta.
        let c0 = a0 ^ a5 ^ a10 ^ a15 ^ a20
        let c1 = a1 ^ a6 ^ a11 ^ a16 ^ a21
        let c2 = a2 ^ a7 ^ a12 ^ a17 ^ a22
        let c3 = a3 ^ a8 ^ a13 ^ a18 ^ a23
        let c4 = a4 ^ a9 ^ a14 ^ a19 ^ a24
        let d0 = c4 ^ rotated(c1, 1), d1 = c0 ^ rotated(c2, 1), d2 = c1 ^ rotated(c3, 1)
        let d3 = c2 ^ rotated(c4, 1), d4 = c3 ^ rotated(c0, 1)
        // Rho and pi.
        let b0 = a0 ^ d0, b10 = rotated(a1 ^ d1, 1), b20 = rotated(a2 ^ d2, 62)
        let b5 = rotated(a3 ^ d3, 28), b15 = rotated(a4 ^ d4, 27)
        let b16 = rotated(a5 ^ d0, 36), b1 = rotated(a6 ^ d1, 44), b11 = rotated(a7 ^ d2, 6)
        let b21 = rotated(a8 ^ d3, 55), b6 = rotated(a9 ^ d4, 20)
        let b7 = rotated(a10 ^ d0, 3), b17 = rotated(a11 ^ d1, 10), b2 = rotated(a12 ^ d2, 43)
        let b12 = rotated(a13 ^ d3, 25), b22 = rotated(a14 ^ d4, 39)
        let b23 = rotated(a15 ^ d0, 41), b8 = rotated(a16 ^ d1, 45), b18 = rotated(a17 ^ d2, 15)
        let b3 = rotated(a18 ^ d3, 21), b13 = rotated(a19 ^ d4, 8)
        let b14 = rotated(a20 ^ d0, 18), b24 = rotated(a21 ^ d1, 2), b9 = rotated(a22 ^ d2, 61)
        let b19 = rotated(a23 ^ d3, 56), b4 = rotated(a24 ^ d4, 14)
        // Chi, and iota on the first lane.
        (a0, a1, a2, a3, a4) = (
            b0 ^ (~b1 & b2) ^ constant, b1 ^ (~b2 & b3), b2 ^ (~b3 & b4), b3 ^ (~b4 & b0), b4 ^ (~b0 & b1)
        )
        (a5, a6, a7, a8, a9) = (
            b5 ^ (~b6 & b7), b6 ^ (~b7 & b8), b7 ^ (~b8 & b9), b8 ^ (~b9 & b5), b9 ^ (~b5 & b6)
        )
        (a10, a11, a12, a13, a14) = (
            b10 ^ (~b11 & b12), b11 ^ (~b12 & b13), b12 ^ (~b13 & b14), b13 ^ (~b14 & b10), b14 ^ (~b10 & b11)
        )
        (a15, a16, a17, a18, a19) = (
            b15 ^ (~b16 & b17), b16 ^ (~b17 & b18), b17 ^ (~b18 & b19), b18 ^ (~b19 & b15), b19 ^ (~b15 & b16)
        )
        (a20, a21, a22, a23, a24) = (
            b20 ^ (~b21 & b22), b21 ^ (~b22 & b23), b22 ^ (~b23 & b24), b23 ^ (~b24 & b20), b24 ^ (~b20 & b21)
        )
    }
}

@inline(__always)
private func rotated(_ lane: UInt64, _ count: UInt64) -> UInt64 {
    lane << count | lane >> (64 - count)
}
