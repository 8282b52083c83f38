import Crypto
import CryptoExtras
import Foundation

/// A recovery phrase: 12 to 24 English words that encode 128 to 256 bits and a checksum (BIP-39).
///
/// The words are in ordinary strings, which nothing overwrites: keep the value for as short a time as possible.
public struct Mnemonic: Sendable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// In their order, lower case.
    public let words: [String]

    /// Word counts that BIP-39 has.
    public static let wordCounts = [12, 15, 18, 21, 24]

    /// The phrase in `text`. Any white space separates words, and case does not matter.
    ///
    /// - Throws: `MnemonicError` with the first thing that is wrong.
    public init(parsing text: String) throws(MnemonicError) {
        // Twenty times the longest phrase, so that a megabyte is not normalised.
        guard text.utf8.count <= 4096 else {
            throw .wordCount(text.split(whereSeparator: \.isWhitespace).count)
        }
        let words = text.decomposedStringWithCompatibilityMapping.lowercased()
            .split(whereSeparator: \.isWhitespace).map(String.init)
        guard Self.wordCounts.contains(words.count) else { throw .wordCount(words.count) }
        var bits: [Bool] = []
        for (position, word) in words.enumerated() {
            guard let index = EnglishWords.index(of: word) else { throw .unknownWord(position: position + 1) }
            bits += (0..<11).map { index >> (10 - $0) & 1 == 1 }
        }
        let checksumBits = bits.count / 33
        let entropy = Self.bytes(of: bits.dropLast(checksumBits))
        guard bits.suffix(checksumBits).elementsEqual(Self.checksum(of: entropy)) else { throw .checksum }
        self.words = words
    }

    /// The phrase for `entropy`.
    ///
    /// - Throws: `MnemonicError.entropyLength` unless there are 16, 20, 24, 28 or 32 bytes.
    public init(entropy: [UInt8]) throws(MnemonicError) {
        guard [16, 20, 24, 28, 32].contains(entropy.count) else { throw .entropyLength(entropy.count) }
        let bits = Self.bits(of: entropy) + Self.checksum(of: entropy)
        words = stride(from: 0, to: bits.count, by: 11).map { start in
            let index = bits[start..<start + 11].reduce(0) { $0 << 1 | ($1 ? 1 : 0) }
            return String(EnglishWords.all[index])
        }
    }

    /// A new phrase of `wordCount` words from `random`, which must be cryptographically secure.
    ///
    /// - Throws: `MnemonicError.wordCount` for a count that BIP-39 does not have.
    public init(wordCount: Int, random: (Int) -> [UInt8]) throws(MnemonicError) {
        guard Self.wordCounts.contains(wordCount) else { throw .wordCount(wordCount) }
        var entropy = random(wordCount / 3 * 4)
        defer { entropy.withUnsafeMutableBytes { $0.overwrite() } }
        try self.init(entropy: entropy)
    }

    /// The words with single spaces: what is written down, and what the seed is made from.
    public var phrase: String { words.joined(separator: " ") }

    /// The root of all keys of this phrase: PBKDF2 with HMAC-SHA-512 and 2048 rounds over the NFKD forms.
    public func rootKey(passphrase: String = "") -> HDKey {
        var seed = Array(seed(passphrase: passphrase))
        defer { seed.withUnsafeMutableBytes { $0.overwrite() } }
        return HDKey(seed: seed)
    }

    /// 64 bytes.
    func seed(passphrase: String) -> [UInt8] {
        let salt = "mnemonic" + passphrase.decomposedStringWithCompatibilityMapping
        do {
            // 2048 rounds are BIP-39's; the phrase itself has at least 128 bits.
            let key = try KDF.Insecure.PBKDF2.deriveKey(
                from: Array(phrase.utf8), salt: Array(salt.utf8), using: .sha512, outputByteCount: 64,
                unsafeUncheckedRounds: 2048)
            return key.withUnsafeBytes { Array($0) }
        } catch {
            // No phrase leads here: what it throws is for rounds and lengths, which are constants here.
            preconditionFailure("PBKDF2 takes any text: \(error)")
        }
    }

    private static func bits(of bytes: [UInt8]) -> [Bool] {
        bytes.flatMap { byte in (0..<8).map { byte >> (7 - $0) & 1 == 1 } }
    }

    private static func bytes(of bits: some Collection<Bool>) -> [UInt8] {
        let bits = Array(bits)
        return stride(from: 0, to: bits.count, by: 8).map { start in
            bits[start..<start + 8].reduce(0) { $0 << 1 | ($1 ? 1 : 0) }
        }
    }

    /// The first bit of SHA-256 for each 32 bits of entropy.
    private static func checksum(of entropy: [UInt8]) -> ArraySlice<Bool> {
        bits(of: Array(SHA256.hash(data: entropy).prefix(1))).prefix(entropy.count / 4)
    }

    public var description: String { "<secret>" }
    public var debugDescription: String { "<secret>" }
    public var customMirror: Mirror { Mirror(self, children: []) }
}

/// Why something is not a recovery phrase. The words themselves are never included.
public enum MnemonicError: Error, Hashable, Sendable {
    /// Not 12, 15, 18, 21 or 24 words, but this many.
    case wordCount(Int)
    /// The word at this position, from 1, is not in the list.
    case unknownWord(position: Int)
    /// All words are in the list, but they are not a phrase: one is wrong, or two are swapped.
    case checksum
    /// Not 16 to 32 bytes in steps of 4, but this many.
    case entropyLength(Int)
}
