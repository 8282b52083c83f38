public import Tron

/// A TRC-20 token: the contract that keeps its balances, and how its amounts are written.
public struct Token: Hashable, Sendable {
    /// Its name in the API and in stored documents: "USDT". Unique among the tokens of a service.
    public let symbol: String
    /// Digits after the point.
    public let decimals: Int
    /// The contract's address: all that identifies a token on the chain.
    public let contract: Address

    /// The most digits after the point. With more, 64-bit integers of the smallest unit would leave too little room
    /// for whole tokens.
    public static let decimalsMax = 8
    /// The symbol of the token that has routes of its own in the API.
    public static let usdtSymbol = "USDT"

    /// A token with this symbol, decimals and contract.
    ///
    /// - Throws: `TokenError` if the symbol or the decimals are not acceptable.
    public init(symbol: String, decimals: Int, contract: Address) throws(TokenError) {
        guard Self.isSymbol(symbol) else { throw .symbol }
        guard (0...Self.decimalsMax).contains(decimals) else { throw .decimals }
        self.symbol = symbol
        self.decimals = decimals
        self.contract = contract
    }

    /// USDT, whose decimals are the same on every network.
    public init(usdt contract: Address) {
        symbol = Self.usdtSymbol
        decimals = 6
        self.contract = contract
    }

    /// Whether `text` can name a token: two to twelve capital letters and digits, a letter first. TRX is not a token.
    public static func isSymbol(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        guard (2...12).contains(bytes.count), text != Asset.trxSymbol, let first = bytes.first else {
            return false
        }
        let letters = UInt8(ascii: "A")...UInt8(ascii: "Z")
        let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
        return letters.contains(first) && bytes.allSatisfy { letters.contains($0) || digits.contains($0) }
    }
}

/// Why a token can't be used.
public enum TokenError: String, Error, Sendable, CaseIterable {
    /// Not two to twelve capital letters and digits, a letter first; or TRX.
    case symbol
    /// Fewer than 0, or more than `Token.decimalsMax`.
    case decimals
}
