import StrictJSON
import Tron

/// The way in (`BroadcastServlet`, `BroadcastHexServlet`).
enum BroadcastEndpoints {
    static let onHead: [String: NodeEndpoint] = [
        "broadcasttransaction": .broadcast { query, chain throws(NodeFault) in
            let transaction = try TransactionJSON.transaction(query)
            let rendering = try query.rendering()
            return answer(transaction, submit(transaction, to: &chain), rendering)
        },
        "broadcasthex": .broadcast { query, chain throws(NodeFault) in
            let transaction = try BroadcastHex.transaction(query)
            return BroadcastHex.answer(transaction, refusal: submit(transaction, to: &chain))
        },
    ]

    /// Success has no code, and refusal no result: both are defaults of the message.
    static func answer(
        _ transaction: NodeTransaction, _ refusal: BroadcastRefusal?, _ rendering: Rendering
    ) -> JSON {
        var object: JSONObject = [:]
        if let refusal {
            object["code"] = .string(refusal.code.rawValue)
            object["message"] = rendering.text(refusal.message)
        } else {
            object["result"] = true
        }
        object["txid"] = .string(transaction.id.hex)
        return .object(object)
    }

    private static func submit(_ transaction: NodeTransaction, to chain: inout Chain) -> BroadcastRefusal? {
        do {
            try chain.network.admit(unsolidified: chain.head.number - chain.solidified.number)
            try chain.submit(transaction)
            try chain.network.relay()
            return nil
        } catch {
            return error
        }
    }
}

/// Bytes in hex, and an answer with all members always, the message in plain text.
enum BroadcastHex {
    static func transaction(_ query: NodeQuery) throws(NodeFault) -> NodeTransaction {
        guard let members = try FastJSON.object(query.body) else { throw .nullPointer }
        guard let bytes = [UInt8](javaHex: members["transaction"]?.told ?? "") else { throw .noHex }
        do {
            return try NodeTransaction(decoding: bytes)
        } catch {
            throw NodeFault("com.google.protobuf.InvalidProtocolBufferException", error.words)
        }
    }

    static func answer(_ transaction: NodeTransaction, refusal: BroadcastRefusal?) -> JSON {
        let told = try? WireMessage(.transaction, decoding: transaction.encoded[...])
        return [
            "result": .bool(refusal == nil), "code": .string(refusal?.code.rawValue ?? "SUCCESS"),
            "message": .string(refusal?.message ?? ""),
            "transaction": .string(JSON.object(told?.json(isVisible: true) ?? [:]).text),
            "txid": .string(transaction.id.hex),
        ]
    }
}
