import Tron

/// What can be paid: TRX, or a token.
public enum Asset: Hashable, Sendable {
    /// TRX, the chain's own currency.
    case trx
    /// A configured TRC-20 token.
    case token(Token)

    /// How the API and stored documents name TRX.
    public static let trxSymbol = "TRX"

    /// Its name in the API and in stored documents.
    public var symbol: String {
        switch self {
        case .trx: Self.trxSymbol
        case .token(let token): token.symbol
        }
    }

    /// Digits after the point.
    public var decimals: Int {
        switch self {
        case .trx: 6
        case .token(let token): token.decimals
        }
    }

    /// The token; nil for TRX.
    public var token: Token? {
        switch self {
        case .trx: nil
        case .token(let token): token
        }
    }

    /// A signed number of the smallest unit as decimal text: "-12.500000".
    public func text(_ units: Int64) -> String {
        (units < 0 ? "-" : "") + TokenAmount(baseUnits: units.magnitude).text(decimals: decimals)
    }
}
