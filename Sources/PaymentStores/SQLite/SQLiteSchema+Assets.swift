extension SQLiteSchema {
    /// The store keeps what a symbol stands for. USDT is a token like others: transactions have `tokenTransfer` and
    /// `tokenApprove` with an amount of a token. Promises of wallets are counted.
    static let assets = [
        """
        CREATE TABLE tokens (
            symbol TEXT NOT NULL PRIMARY KEY,
            contract TEXT NOT NULL UNIQUE,
            decimals INTEGER NOT NULL
        ) STRICT;
        """, renamedIntents("transactions", where: "true"),
        renamedIntents("events", where: "kind = 'transaction'"),
        promises,
    ]

    private static func renamedIntents(_ table: String, where condition: String) -> String {
        """
        UPDATE \(table) SET document = json_set(
            json_remove(document, '$.intent.usdtTransfer'), '$.intent.tokenTransfer',
            json(document -> '$.intent.usdtTransfer'))
            WHERE \(condition) AND document -> '$.intent.usdtTransfer' IS NOT NULL;
        UPDATE \(table) SET document = json_set(
            json_remove(document, '$.intent.usdtApprove'), '$.intent.tokenApprove',
            json_set(json(document -> '$.intent.usdtApprove'), '$._0', 'USDT'))
            WHERE \(condition) AND document -> '$.intent.usdtApprove' IS NOT NULL;
        UPDATE \(table) SET document = CASE
            WHEN document ->> '$.reservation.usdt' > 0 THEN json_set(
                json_remove(document, '$.reservation.usdt'), '$.reservation.token',
                json_object('asset', 'USDT', 'units', document ->> '$.reservation.usdt'))
            ELSE json_remove(document, '$.reservation.usdt') END
            WHERE \(condition) AND document -> '$.reservation.usdt' IS NOT NULL;
        """
    }

    /// Accepted payouts without a transaction.
    private static let promises = """
        UPDATE payouts SET document = json_set(document, '$.isPromised', json('true'))
            WHERE status IN ('pending', 'pending_approval') AND transaction_id IS NULL;
        INSERT INTO counters (key, value)
            SELECT 'promised/' || wallet_id || '/' || asset, sum(units) FROM payouts
            WHERE status IN ('pending', 'pending_approval') AND transaction_id IS NULL
            GROUP BY wallet_id, asset;
        """
}
