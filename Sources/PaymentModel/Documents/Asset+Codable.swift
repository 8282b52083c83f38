// Documents name an asset by its symbol. What a symbol stands for is stored once and passed to the decoder.

extension CodingUserInfoKey {
    /// The `AssetRegistry` that symbols in documents are looked up in.
    package static let assets: CodingUserInfoKey = {
        // The initialiser is failable only because its protocol's is.
        guard let key = CodingUserInfoKey(rawValue: "lucid.assets") else {
            preconditionFailure("any text is a key of a coder's user info")
        }
        return key
    }()
}

extension Asset: Codable {
    /// - Throws: `DecodingError` if the decoder's registry has no asset of the symbol.
    public init(from decoder: any Decoder) throws {
        let symbol = try decoder.singleValueContainer().decode(String.self)
        let registry = decoder.userInfo[.assets] as? AssetRegistry ?? .trxOnly
        guard let asset = registry[symbol] else {
            throw DecodingError.dataCorrupted(
                .init(codingPath: decoder.codingPath, debugDescription: "\(symbol) is not a known asset"))
        }
        self = asset
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(symbol)
    }
}

extension Token: Codable {
    /// - Throws: `DecodingError` if the decoder's registry has no token of the symbol.
    public init(from decoder: any Decoder) throws {
        guard let token = try Asset(from: decoder).token else {
            throw DecodingError.dataCorrupted(
                .init(codingPath: decoder.codingPath, debugDescription: "TRX is not a token"))
        }
        self = token
    }

    public func encode(to encoder: any Encoder) throws {
        try Asset.token(self).encode(to: encoder)
    }
}
