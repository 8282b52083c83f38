package import StrictJSON
public import Tron

/// One comparison of a wallet's books with the chain, at a solidified block.
///
/// The books open with what the chain has when the service first sees the wallet, and each comparison starts from
/// what the chain had at the last one. What came in or went out without the service is the difference of one
/// comparison, which is reported and stored, and part of the next one's start.
public struct Reconciliation: Codable, Hashable, Sendable {
    /// When the comparison was made, by the wall clock.
    public let at: Timestamp
    /// The wallet whose balance was compared.
    public let walletID: WalletID
    /// The asset that was compared.
    public let asset: Asset
    /// The solidified block at which books and chain were compared.
    public let block: BlockNumber
    /// What the wallet should have, in the asset's smallest unit. Below 0 if more was spent than was known to have
    /// come in.
    public let books: Int64
    /// What the wallet has on the chain.
    public let chain: Int64
    /// What the wallet had before its first movement in the books; only in the comparison that opens them.
    public let opening: Int64?

    /// A comparison of books that are open already.
    public init(
        at: Timestamp, walletID: WalletID, asset: Asset, block: BlockNumber, books: Int64, chain: Int64
    ) {
        self.at = at
        self.walletID = walletID
        self.asset = asset
        self.block = block
        self.books = books
        self.chain = chain
        opening = nil
    }

    /// The comparison that opens the books of an asset: `chain` is the balance, `moved` what the books have already.
    public init(
        opening walletID: WalletID, asset: Asset, at: Timestamp, block: BlockNumber,
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

    /// The details for the audit trail.
    package var auditDetails: JSONObject {
        var details: JSONObject = [
            "asset": .string(asset.symbol), "block": .number(JSONNumber(block.value)),
            "books": .string(text(books)), "chain": .string(text(chain)),
            "difference": .string(text(difference)),
        ]
        if let opening { details["opening"] = .string(text(opening)) }
        return details
    }

    /// `units` of its asset as decimal text; may be below 0.
    public func text(_ units: Int64) -> String { asset.text(units) }
}
