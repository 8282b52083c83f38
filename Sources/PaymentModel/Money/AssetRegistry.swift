public import Tron

/// The assets that a service knows: its tokens, USDT first where it is one of them, and TRX.
public struct AssetRegistry: Hashable, Sendable {
    /// In the order in which they are told: USDT first, the others as they were configured.
    public let tokens: [Token]

    /// A registry of `tokens`.
    ///
    /// - Throws: `AssetRegistryError` if two have the same symbol or the same contract.
    public init(_ tokens: [Token]) throws(AssetRegistryError) {
        for (index, token) in tokens.enumerated() {
            for other in tokens.prefix(index) {
                if other.symbol == token.symbol { throw .symbolTwice(token.symbol) }
                if other.contract == token.contract { throw .contractTwice(token.contract) }
            }
        }
        self.tokens =
            tokens.filter { $0.symbol == Token.usdtSymbol } + tokens.filter { $0.symbol != Token.usdtSymbol }
    }

    private init(only token: Token?) {
        tokens = token.map { [$0] } ?? []
    }

    /// TRX alone.
    public static let trxOnly = Self(only: nil)

    /// USDT of `contract` and TRX; TRX alone if there is no contract.
    public static func usdt(_ contract: Address?) -> Self { Self(only: contract.map { Token(usdt: $0) }) }

    /// All of them: the tokens, then TRX.
    public var assets: [Asset] { tokens.map(Asset.token) + [.trx] }

    /// USDT, where it is configured.
    public var usdt: Asset? { self[Token.usdtSymbol] }

    /// The asset of this symbol.
    public subscript(symbol: String) -> Asset? {
        if symbol == Asset.trxSymbol { return .trx }
        return tokens.first { $0.symbol == symbol }.map(Asset.token)
    }

    /// The token whose contract this is.
    public func token(at contract: Address) -> Token? { tokens.first { $0.contract == contract } }
}

/// Why tokens can't stand in one registry.
public enum AssetRegistryError: Error, Hashable, Sendable {
    /// Two tokens have this symbol.
    case symbolTwice(String)
    /// Two tokens have this contract.
    case contractTwice(Address)
}
