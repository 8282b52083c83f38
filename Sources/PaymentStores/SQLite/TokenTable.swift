import GRDB
import PaymentModel
import Payments
import Tron

/// The tokens that records of this store can name, by symbol.
enum TokenTable {
    /// Adds the new ones among `tokens`, and returns all.
    ///
    /// - Throws: `StoreError.otherToken` if a symbol stands for something else here, or a contract has another symbol.
    static func register(_ tokens: [Token], in db: Database) throws -> AssetRegistry {
        var known = try all(in: db)
        for token in tokens {
            if let other = known.first(where: { $0.symbol == token.symbol || $0.contract == token.contract })
            {
                guard other == token else {
                    throw StoreError(
                        .otherToken,
                        """
                        \(token.symbol) is configured with the contract \(token.contract) and \(token.decimals) decimals, \
                        but the records of this store are of \(other.symbol) with the contract \(other.contract) and \
                        \(other.decimals) decimals. Use another store, or the configuration that it was made with
                        """)
                }
                continue
            }
            try db.execute(
                sql: "INSERT INTO tokens (symbol, contract, decimals) VALUES (?, ?, ?)",
                arguments: [token.symbol, token.contract.base58, token.decimals])
            known.append(token)
        }
        do {
            return try AssetRegistry(known)
        } catch {
            throw StoreError(.corrupt, "two stored tokens have the same symbol or contract", cause: error)
        }
    }

    private static func all(in db: Database) throws -> [Token] {
        try Row.fetchAll(db, sql: "SELECT symbol, contract, decimals FROM tokens ORDER BY symbol").map {
            row in
            let symbol: String = row["symbol"]
            guard let contract = try? Address(parsing: row["contract"] as String),
                let token = try? Token(symbol: symbol, decimals: row["decimals"], contract: contract)
            else { throw StoreError(.corrupt, "the stored token \(symbol) cannot be read") }
            return token
        }
    }
}
