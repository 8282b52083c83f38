package import StrictJSON
import Tron

/// One comparison of a wallet's books with the chain, at a solidified block.
///
/// The books open with what the chain has when the wallet is first seen, and go on from each comparison with what the
/// chain had then: what came from outside, or went without us, is the difference of one comparison, told and kept, and
/// part of the next one's beginning.
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
    /// What was there before the first movement that is in the books; only in the comparison that opens them.
    public let opening: Int64?

    public init(at: Timestamp, walletID: WalletID, asset: Asset, block: Int64, books: Int64, chain: Int64) {
        self.at = at
        self.walletID = walletID
        self.asset = asset
        self.block = block
        self.books = books
        self.chain = chain
        opening = nil
    }

    /// The comparison that opens the books of an asset: `chain` is what is there, `moved` what the books know of it.
    public init(
        opening walletID: WalletID, asset: Asset, at: Timestamp, block: Int64,
        balance: (chain: Int64, moved: Int64)
    ) {
        self.at = at
        self.walletID = walletID
        self.asset = asset
        self.block = block
        books = balance.chain
        chain = balance.chain
        opening = balance.chain.subtractingWithinBounds(balance.moved)
    }

    /// What nobody here has an explanation for: more than 0 came in, less than 0 went out.
    public var difference: Int64 { chain.subtractingWithinBounds(books) }

    /// What the audit trail keeps of it.
    package var auditDetails: JSONObject {
        var details: JSONObject = [
            "asset": .string(asset.symbol), "block": .number(JSONNumber(block)),
            "books": .string(text(books)), "chain": .string(text(chain)),
            "difference": .string(text(difference)),
        ]
        if let opening { details["opening"] = .string(text(opening)) }
        return details
    }

    /// `units` of its asset as decimal text; may be below 0.
    public func text(_ units: Int64) -> String { asset.text(units) }
}
