import Tron

extension AddressError {
    /// The reason for people.
    var words: String {
        switch self {
        case .whitespace: "is no address: it has white space"
        case .ethereumHex: "is no address: it begins with 0x"
        case .badCharacter: "is no address: it has a character that addresses do not have"
        case .wrongLength: "is no address: it has not 34 characters of base58 or 42 of hex"
        case .badChecksum: "is no address: its checksum is wrong, so a character was mistyped"
        case .wrongPrefix: "is no address: it does not begin with T, or 41 in hex"
        }
    }
}
