public import Tron

/// The assets of a service: its tokens, USDT first, and TRX.
public struct AssetRegistry: Hashable, Sendable {
    /// USDT first, the others in the order of the configuration.
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

    /// USDT; nil if it is not configured.
    public var usdt: Asset? { self[Token.usdtSymbol] }

    /// The asset of this symbol.
    public subscript(symbol: String) -> Asset? {
        if symbol == Asset.trxSymbol { return .trx }
        return tokens.first { $0.symbol == symbol }.map(Asset.token)
    }

    /// The token whose contract this is.
    public func token(at contract: Address) -> Token? { tokens.first { $0.contract == contract } }
}

/// Why tokens can't be in one registry.
public enum AssetRegistryError: Error, Hashable, Sendable {
    /// Two tokens have this symbol.
    case symbolTwice(String)
    /// Two tokens have this contract.
    case contractTwice(Address)
}
