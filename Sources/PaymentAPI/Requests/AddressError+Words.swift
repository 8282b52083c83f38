import Tron

extension AddressError {
    /// The reason for people.
    var words: String {
        let reason =
            switch self {
            case .whitespace: "it contains white space"
            case .ethereumHex: "it begins with 0x, as on Ethereum"
            case .badCharacter: "it contains a character that addresses do not have"
            case .wrongLength: "it must have 34 characters of base58, or 42 of hex"
            case .badChecksum: "wrong checksum (a typo?)"
            case .wrongPrefix: "it must begin with T, or with 41 in hex"
            }
        return "not a valid address: " + reason
    }
}
