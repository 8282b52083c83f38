import PaymentModel
import Tron

extension MovementCause {
    /// What a transaction's document shows.
    init(_ record: StoredObject) throws(MalformedDocument) {
        let intent = try StoredIntent(record.required("intent"))
        let receipt = try record["receipt"]?.object
        self.init(
            kind: try intent.kind, recipient: try intent.recipient?.address,
            payoutID: try record["payoutID"]?.identifier(), txID: try receipt?.required("txID").transactionID,
            at: Timestamp(milliseconds: try receipt?.required("blockTime").integer ?? 0))
    }
}

extension Reconciliation {
    /// The comparison in a document.
    init(_ document: StoredObject, _ assets: AssetRegistry) throws(MalformedDocument) {
        let walletID: WalletID = try document.required("walletID").identifier()
        let at = Timestamp(milliseconds: try document.required("at").integer)
        let (asset, block) = (
            try assets.asset(of: document), BlockNumber(try document.required("block").integer)
        )
        let chain = try document.required("chain").integer
        guard let opening = try document["opening"]?.integer else {
            self.init(
                at: at, walletID: walletID, asset: asset, block: block,
                books: try document.required("books").integer, chain: chain)
            return
        }
        let (moved, isTooLarge) = chain.subtractingReportingOverflow(opening)
        guard !isTooLarge else { throw MalformedDocument() }
        self.init(opening: walletID, asset: asset, at: at, block: block, balance: (chain, moved))
    }
}

extension StoredValue {
    fileprivate func identifier<Subject>() throws(MalformedDocument) -> Identifier<Subject> {
        guard let id = Identifier<Subject>(try word) else { throw MalformedDocument() }
        return id
    }

    fileprivate var address: Address {
        get throws(MalformedDocument) {
            guard let address = try? Address(parsing: word) else { throw MalformedDocument() }
            return address
        }
    }

    fileprivate var transactionID: TransactionID {
        get throws(MalformedDocument) {
            guard let id = try? TransactionID(parsing: word) else { throw MalformedDocument() }
            return id
        }
    }
}
