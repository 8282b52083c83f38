/// Shortens the addresses in `text`, as `TJRabP…pRTv8`: a log is read by more people than the books, and for following a payment
/// its id is enough.
func shorteningAddresses(in text: String) -> String {
    guard text.utf8.count >= AddressShape.length, text.utf8.contains(AddressShape.first) else { return text }
    let bytes = Array(text.utf8)
    var shortened: [UInt8] = []
    var (index, rest) = (0, 0)
    while index + AddressShape.length <= bytes.count {
        guard bytes[index] == AddressShape.first, AddressShape.isAddress(bytes, at: index) else {
            index += 1
            continue
        }
        shortened += bytes[rest..<index + AddressShape.head]
        shortened += "…".utf8
        rest = index + AddressShape.length - AddressShape.tail
        index += AddressShape.length
    }
    return rest == 0 ? text : String(decoding: shortened + bytes[rest...], as: UTF8.self)
}

private enum AddressShape {
    /// Of an address in Base58Check; all of them begin with T.
    static let length = 34
    static let first = UInt8(ascii: "T")
    /// What stays at its ends.
    static let head = 6
    static let tail = 5

    private static let alphabet = Set("123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz".utf8)

    /// Whether 34 characters of Base58 begin here, and nothing longer does: the ids of other things have other lengths.
    static func isAddress(_ bytes: [UInt8], at index: Int) -> Bool {
        let end = index + length
        let isWhole =
            (index == 0 || !isLetter(bytes[index - 1])) && (end == bytes.count || !isLetter(bytes[end]))
        return isWhole && bytes[index..<end].allSatisfy(alphabet.contains)
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
    }
}
