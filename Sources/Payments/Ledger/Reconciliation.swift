import StrictJSON
import Tron

/// One comparison of a wallet's books with the chain, at a solidified block.
///
/// The books begin with nothing, and go on from each comparison with what the chain had then: what came from outside, or
/// went without us, is the difference of one comparison, told and kept, and part of the next one's beginning.
public struct Reconciliation: Codable, Hashable, Sendable {
    public let at: Timestamp
    public let walletID: WalletID
    public let asset: Asset
    /// Solidified; books and chain are both as of it.
    public let block: Int64
    /// What should be there, in the asset's smallest unit. Below 0 where more was spent than was known to have come in.
    public let books: Int64
    /// What is there.
    public let chain: Int64

    public init(at: Timestamp, walletID: WalletID, asset: Asset, block: Int64, books: Int64, chain: Int64) {
        self.at = at
        self.walletID = walletID
        self.asset = asset
        self.block = block
        self.books = books
        self.chain = chain
    }

    /// What nobody here has an explanation for: more than 0 came in, less than 0 went out.
    public var difference: Int64 { chain - books }

    /// What the audit trail keeps of it.
    var auditDetails: JSONObject {
        [
            "asset": .string(asset.rawValue), "block": .number(JSONNumber(block)),
            "books": .string(Self.text(books)), "chain": .string(Self.text(chain)),
            "difference": .string(Self.text(difference)),
        ]
    }

    /// A signed amount of six decimals.
    public static func text(_ units: Int64) -> String { Sun(units).trxText }
}
