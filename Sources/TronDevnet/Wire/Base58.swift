import Crypto
import Tron

/// Base58check as java-tron reads and writes it: any bytes are encoded, and a character that is none is told
/// with its place (`Base58`, `Commons.decodeFromBase58Check`). For proper addresses, `Address` does the same.
enum Base58 {
    private static let alphabet = Array("123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz".utf8)

    /// A character that is not of base 58.
    struct IllegalCharacter: Error {
        let words: String
    }

    /// The bytes of a valid address; nil where length, checksum or prefix are wrong.
    static func address(_ text: String) throws(IllegalCharacter) -> Address? {
        for (index, character) in text.enumerated() {
            guard let ascii = character.asciiValue, alphabet.contains(ascii) else {
                throw IllegalCharacter(words: "Illegal character \(character) at \(index)")
            }
        }
        return text.first == "4" ? nil : try? Address(parsing: text)
    }

    /// `bytes` and four of their checksum.
    static func encode(_ bytes: [UInt8]) -> String {
        guard !bytes.isEmpty else { return "3QJmnh" }
        if let address = try? Address(bytes: bytes) { return address.base58 }
        let checksum = SHA256.hash(data: Array(SHA256.hash(data: bytes))).prefix(4)
        return digits(of: bytes + checksum)
    }

    private static func digits(of bytes: [UInt8]) -> String {
        var digits: [UInt8] = []
        for byte in bytes {
            var carry = Int(byte)
            for index in digits.indices {
                carry += Int(digits[index]) << 8
                digits[index] = UInt8(carry % 58)
                carry /= 58
            }
            while carry > 0 {
                digits.append(UInt8(carry % 58))
                carry /= 58
            }
        }
        let zeros = bytes.prefix { $0 == 0 }.map { _ in alphabet[0] }
        return String(decoding: zeros + digits.reversed().map { alphabet[Int($0)] }, as: UTF8.self)
    }
}

extension [UInt8] {
    /// Hex as java-tron reads it (`ByteArray.fromHexString`): with or without `0x`, an odd digit filled up
    /// with a zero.
    init?(javaHex text: String) {
        let digits = text.hasPrefix("0x") ? String(text.dropFirst(2)) : text
        guard let bytes = [UInt8](hex: digits.utf8.count.isMultiple(of: 2) ? digits : "0" + digits) else {
            return nil
        }
        self = bytes
    }
}
