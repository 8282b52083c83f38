import Crypto
import CryptoExtras
import Foundation

/// scrypt as RFC 7914 has it, for the parameters that swift-crypto's does not take: blocks over 2 KiB without
/// parallelism.
struct Scrypt {
    let rounds: Int
    let blockSize: Int
    let parallelism: Int

    /// 32 bits that a block has.
    private var words: Int { 32 * blockSize }

    /// 32 bytes.
    func key(password: [UInt8], salt: [UInt8]) throws -> SymmetricKey {
        var bytes = try Self.pbkdf2(password, salt: salt, count: 4 * words * parallelism)
        defer { bytes.withUnsafeMutableBytes { $0.overwrite() } }
        for index in 0..<parallelism {
            let range = index * 4 * words..<(index + 1) * 4 * words
            var block = stride(from: range.lowerBound, to: range.upperBound, by: 4).map { offset in
                (0..<4).reduce(UInt32(0)) { $0 | UInt32(bytes[offset + $1]) << (8 * UInt32($1)) }
            }
            mix(&block)
            let mixed = block.flatMap { word in withUnsafeBytes(of: word.littleEndian) { Array($0) } }
            bytes.replaceSubrange(range, with: mixed)
        }
        return SymmetricKey(data: try Self.pbkdf2(password, salt: bytes, count: 32))
    }

    private static func pbkdf2(_ password: [UInt8], salt: [UInt8], count: Int) throws -> [UInt8] {
        // One round is what RFC 7914 has: the work is in the mixing.
        try KDF.Insecure.PBKDF2.deriveKey(
            from: password, salt: salt, using: .sha256, outputByteCount: count, unsafeUncheckedRounds: 1
        ).withUnsafeBytes { Array($0) }
    }

    /// `scryptROMix`.
    private func mix(_ block: inout [UInt32]) {
        var history: [UInt32] = []
        history.reserveCapacity(rounds * words)
        for _ in 0..<rounds {
            history += block
            block = mixed(block)
        }
        for _ in 0..<rounds {
            // rounds is a power of two below 2^32: the low word of the last 64 bytes decides.
            let start = Int(block[words - 16]) & (rounds - 1)
            for index in 0..<words { block[index] ^= history[start * words + index] }
            block = mixed(block)
        }
    }

    /// `scryptBlockMix`.
    private func mixed(_ block: [UInt32]) -> [UInt32] {
        var result = [UInt32](repeating: 0, count: words)
        var last = Array(block[(words - 16)...])
        for chunk in 0..<2 * blockSize {
            for index in 0..<16 { last[index] ^= block[chunk * 16 + index] }
            Self.salsa(&last)
            let target = (chunk / 2 + (chunk % 2) * blockSize) * 16
            for index in 0..<16 { result[target + index] = last[index] }
        }
        return result
    }

    /// Salsa20/8: each step adds two words, rotates the sum and combines it with a third.
    private static func salsa(_ block: inout [UInt32]) {
        var state = block
        for _ in 0..<4 {
            for lanes in quarterRounds {
                step(&state, lanes[1], lanes[0], lanes[3], 7)
                step(&state, lanes[2], lanes[1], lanes[0], 9)
                step(&state, lanes[3], lanes[2], lanes[1], 13)
                step(&state, lanes[0], lanes[3], lanes[2], 18)
            }
        }
        for index in 0..<16 { block[index] &+= state[index] }
    }

    /// Columns, then rows.
    private static let quarterRounds = [
        [0, 4, 8, 12], [5, 9, 13, 1], [10, 14, 2, 6], [15, 3, 7, 11],
        [0, 1, 2, 3], [5, 6, 7, 4], [10, 11, 8, 9], [15, 12, 13, 14],
    ]

    private static func step(
        _ state: inout [UInt32], _ target: Int, _ first: Int, _ second: Int, _ count: UInt32
    ) {
        let sum = state[first] &+ state[second]
        state[target] ^= sum << count | sum >> (32 - count)
    }
}
