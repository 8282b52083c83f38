import StrictJSON
import Tron

/// Transactions, their receipts, and the way in (`BroadcastHexServlet`, `GetTransactionInfoByIdServlet`, …).
enum TransactionEndpoints {
    static let onBoth: [String: NodeEndpoints.Endpoint] = [
        "gettransactionbyid": { query, chain throws(NodeFault) in
            guard let id = try? TransactionID(bytes: query.bytes("value")) else { return [:] }
            if let found = chain.included(id, for: query) {
                return query.rendering.transaction(
                    found.transaction.transaction, result: found.transaction.result.contractRet)
            }
            guard !query.isSolidified, let waiting = chain.pending.transaction(id) else { return [:] }
            // A pending transaction shows the result of its trial run.
            return query.rendering.transaction(waiting, result: .success)
        },
        "gettransactioninfobyid": { query, chain throws(NodeFault) in
            guard let id = try? TransactionID(bytes: query.bytes("value")),
                let found = chain.included(id, for: query)
            else { return [:] }
            return query.rendering.receipt(found.transaction, in: found.block)
        },
        "gettransactioninfobyblocknum": { query, chain throws(NodeFault) in
            let number = try query.integer("num")
            guard number > 0 else { return [:] }
            guard number <= chain.newest(for: query).number, let block = chain.block(number) else {
                return []
            }
            return .array(block.transactions.map { query.rendering.receipt($0, in: block) })
        },
    ]

    static let onHead: [String: NodeEndpoints.Endpoint] = [
        "gettransactionfrompending": { query, chain throws(NodeFault) in
            guard let id = try? TransactionID(bytes: query.bytes("value")),
                let waiting = chain.pending.transaction(id)
            else { return [:] }
            return query.rendering.transaction(waiting, result: .success)
        },
        "gettransactionlistfrompending": { _, chain in
            let ids = chain.pending.items.map { JSON.string($0.transaction.id.hex) }
            return ids.isEmpty ? [:] : ["txId": .array(ids)]
        },
        "getpendingsize": { _, chain in ["pendingSize": .number(.init(Int64(chain.pending.count)))] },
        "broadcasthex": { query, chain throws(NodeFault) in try broadcast(query, to: &chain) },
    ]

    private static func broadcast(_ query: NodeQuery, to chain: inout Chain) throws(NodeFault) -> JSON {
        let bytes = try query.bytes("transaction")
        let transaction: SignedTransaction
        do {
            transaction = try SignedTransaction(decoding: bytes)
        } catch {
            let refusal =
                error.code == .notOneContract
                ? BroadcastRefusal.invalid(error.reason) : BroadcastRefusal(.other, "Error: \(error.reason)")
            return answer(refusal: refusal, txID: nil, transaction: nil)
        }
        do {
            try chain.submit(transaction)
            return answer(refusal: nil, txID: transaction.id, transaction: transaction)
        } catch {
            return answer(refusal: error, txID: transaction.id, transaction: transaction)
        }
    }

    /// All members always, and the message in plain text: `broadcasthex` differs from `broadcasttransaction`.
    private static func answer(
        refusal: BroadcastRefusal?, txID: TransactionID?, transaction: SignedTransaction?
    ) -> JSON {
        let rendering = Rendering(isVisible: false)
        return [
            "result": .bool(refusal == nil), "code": .string(refusal?.code.rawValue ?? "SUCCESS"),
            "message": .string(refusal?.message ?? ""),
            "transaction": .string(transaction.map { rendering.transaction($0, result: nil).text } ?? "{}"),
            "txid": .string(txID?.hex ?? ""),
        ]
    }
}
