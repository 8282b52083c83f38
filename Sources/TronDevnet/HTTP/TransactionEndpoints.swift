import StrictJSON
import Tron

/// Transactions and their receipts (`GetTransactionByIdServlet`, `GetTransactionInfoByIdServlet`, …).
enum TransactionEndpoints {
    static let onBoth: [String: NodeEndpoint] = [
        "gettransactionbyid": .query { query, chain throws(NodeFault) in
            let (rendering, id) = (try query.rendering(), try id(query))
            guard let id else { return [:] }
            if let found = chain.included(id, for: query) {
                return rendering.transaction(
                    found.transaction.transaction, result: found.transaction.result.contractRet)
            }
            guard !query.isSolidified, let waiting = chain.pending.item(id) else { return [:] }
            // A pending transaction shows the result of its trial run.
            return rendering.transaction(waiting.transaction, result: waiting.result.contractRet)
        },
        "gettransactioninfobyid": .query { query, chain throws(NodeFault) in
            let (rendering, id) = (try query.rendering(), try id(query))
            guard let id, let found = chain.included(id, for: query) else { return [:] }
            return rendering.receipt(found.transaction, in: found.block)
        },
        "gettransactioninfobyblocknum": .query { query, chain throws(NodeFault) in
            let number = try BlockEndpoints.number(query)
            guard number > 0 else { return [:] }
            guard let block = chain.block(number, for: query) else { return [] }
            let rendering = try query.rendering()
            return .array(block.transactions.map { rendering.receipt($0, in: block) })
        },
    ]

    static let onHead: [String: NodeEndpoint] = [
        "gettransactionreceiptbyid": .query { query, chain throws(NodeFault) in
            let (rendering, id) = (try query.rendering(), try id(query))
            guard let id, let found = chain.included(id, for: query) else { return [:] }
            return rendering.receipt(found.transaction, in: found.block)
        },
        "gettransactionfrompending": .query { query, chain throws(NodeFault) in
            let (rendering, id) = (try query.rendering(), try id(query))
            guard let id else { throw NodeFault("java.lang.IllegalArgumentException", "null") }
            guard let waiting = chain.pending.item(id) else { return [:] }
            return rendering.transaction(waiting.transaction, result: waiting.result.contractRet)
        },
        "gettransactionlistfrompending": .query { _, chain in
            var object: JSONObject = [:]
            object.add("txId", chain.pending.items.map { .string($0.transaction.id.hex) })
            return .object(object)
        },
        "getpendingsize": .query { _, chain in ["pendingSize": .integer(Int64(chain.pending.count))] },
    ]

    private static func id(_ query: NodeQuery) throws(NodeFault) -> TransactionID? {
        let bytes = try query.message(.bytesMessage).bytes("value")
        return try? TransactionID(bytes: bytes)
    }
}
