import Tron

/// Base58check as java-tron reads it: a character that is none is told with its place (`Base58`,
/// `Commons.decodeFromBase58Check`).
enum Base58 {
    /// A character that is not of base 58.
    struct IllegalCharacter: Error {
        let words: String
    }

    /// The bytes of a valid address; nil if length, checksum or prefix are wrong.
    static func address(_ text: String) throws(IllegalCharacter) -> Address? {
        for (index, character) in text.enumerated() {
            guard let ascii = character.asciiValue, Base58Check.alphabet.contains(ascii) else {
                throw IllegalCharacter(words: "Illegal character \(character) at \(index)")
            }
        }
        return text.first == "4" ? nil : try? Address(parsing: text)
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
