import Crypto

/// Base 58 with Bitcoin's alphabet and a checksum: the first four bytes of a double SHA-256 (java-tron's
/// `Base58`, `Commons.decode58Check`).
package enum Base58Check {
    /// The 58 characters, by their values.
    package static let alphabet = Array("123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz".utf8)
    private static let values: [UInt8?] = {
        var values = [UInt8?](repeating: nil, count: 256)
        for (value, character) in alphabet.enumerated() { values[Int(character)] = UInt8(value) }
        return values
    }()
    /// How many bytes of the double SHA-256 follow the payload.
    package static let checksumByteCount = 4

    /// Payload and checksum in base 58.
    package static func encode(_ payload: [UInt8]) -> String {
        encodeDigits(payload + checksum(of: payload))
    }

    /// The decoded bytes, including the checksum; nil if a character is not in the alphabet.
    package static func digits(_ text: some Collection<UInt8>) -> [UInt8]? {
        // Little-endian base 2^32, five characters at a time: the product fits 64 bits.
        var limbs: [UInt64] = []
        var (group, scale, left) = (UInt64(0), UInt64(1), text.count)
        for character in text {
            guard let value = values[Int(character)] else { return nil }
            group = group * 58 + UInt64(value)
            scale *= 58
            left -= 1
            guard scale == limbBase || left == 0 else { continue }
            for index in limbs.indices {
                group += limbs[index] * scale
                limbs[index] = group & 0xFFFF_FFFF
                group >>= 32
            }
            if group > 0 { limbs.append(group) }
            (group, scale) = (0, 1)
        }
        let zeros = text.prefix { $0 == alphabet[0] }.count
        let bytes = limbs.reversed().flatMap { limb in
            stride(from: 24, through: 0, by: -8).map { UInt8(truncatingIfNeeded: limb >> UInt64($0)) }
        }
        return [UInt8](repeating: 0, count: zeros) + bytes.drop { $0 == 0 }
    }

    /// The first four bytes of SHA-256 of SHA-256.
    static func checksum(of payload: some Collection<UInt8>) -> [UInt8] {
        let once = SHA256.hash(data: Array(payload))
        return Array(SHA256.hash(data: Array(once)).prefix(checksumByteCount))
    }

    /// `bytes` in base 58, without a checksum.
    static func encodeDigits(_ bytes: [UInt8]) -> String {
        // Little-endian base 58^5, four bytes at a time: the product fits 64 bits.
        var limbs: [UInt64] = []
        var rest = bytes[...]
        while !rest.isEmpty {
            // The first word takes what makes the others whole.
            let count = rest.count % 4 == 0 ? 4 : rest.count % 4
            var carry = rest.prefix(count).reduce(0) { $0 << 8 | UInt64($1) }
            rest.removeFirst(count)
            for index in limbs.indices {
                carry += limbs[index] << UInt64(8 * count)
                limbs[index] = carry % limbBase
                carry /= limbBase
            }
            while carry > 0 {
                limbs.append(carry % limbBase)
                carry /= limbBase
            }
        }
        var digits: [UInt8] = []
        digits.reserveCapacity(bytes.count * 2)
        for var limb in limbs {
            for _ in 0..<digitsPerLimb {
                digits.append(alphabet[Int(limb % 58)])
                limb /= 58
            }
        }
        // The last limb has leading zeros, which are not digits; each leading zero byte is one.
        while digits.last == alphabet[0] { digits.removeLast() }
        for _ in bytes.prefix(while: { $0 == 0 }) { digits.append(alphabet[0]) }
        digits.reverse()
        return String(decoding: digits, as: UTF8.self)
    }

    private static let digitsPerLimb = 5
    private static let limbBase: UInt64 = 58 * 58 * 58 * 58 * 58
}
