import HTTPTypes
import PaymentModel
import Payments
import StrictJSON
import Tron

/// Transfers of USDT and TRX, and the transactions that come of them.
struct TransferRoutes: Sendable {
    let transfers: TransferService
    let transactions: TransactionService

    var operations: [Operation] {
        [
            Operation(
                id: "transferUsdt", method: .post, path: "/tron/usdt/transfer",
                access: .permission(.writeTransfers), idempotency: .required, body: .required, waits: true,
                audited: "transaction.create", handle: { try await transfer(.usdt, $0) }),
            Operation(
                id: "transferTrx", method: .post, path: "/tron/trx/transfer",
                access: .permission(.writeTransfers), idempotency: .required, body: .required, waits: true,
                audited: "transaction.create", handle: { try await transfer(.trx, $0) }),
            Operation(
                id: "listTransactions", method: .get, path: "/tron/transactions",
                access: .permission(.readWallets), handle: list),
            Operation(
                id: "cancelTransaction", method: .post,
                path: "/tron/transactions/{transaction_id}/cancel", access: .permission(.writeTransfers),
                audited: "transaction.cancel", handle: cancel),
            Operation(
                id: "getTransaction", method: .get, path: "/tron/transactions/{transaction_id}",
                access: .permission(.readWallets), waits: true, handle: get),
            Operation(
                id: "submitSignature", method: .post,
                path: "/tron/transactions/{transaction_id}/signature", access: .permission(.writeTransfers),
                body: .required, audited: "transaction.sign", handle: submitSignature),
        ]
    }

    private func transfer(_ asset: Asset, _ request: OperationRequest) async throws -> Answer {
        let reader = RequestReader(request)
        var body = reader.body()
        let walletID = body.identifier("wallet_id", of: WalletID.self)
        let to = body.address("to")
        let amount = body.amount("amount", of: asset)
        let memo = body.text("memo", .memo, .optional)
        let feeLimit = body.amount("fee_limit", of: .trx, .optional).map { Sun($0.units) }
        let metadata = body.metadata("metadata")
        body.refuseUnknown()
        guard let walletID, let to, let amount, reader.offences.items.isEmpty else {
            let found = try await transfers.offences(
                asset, walletID: walletID, to: to, amount: amount, feeLimit: feeLimit)
            try reader.check(beside: found)
            throw Problem(.internalError)
        }
        var order = TransferOrder(walletID: walletID, to: to, amount: amount)
        order.memo = memo
        order.feeLimit = feeLimit
        order.metadata = metadata
        let record = try await transfers.order(
            order, by: request.caller, idempotency: request.claim(answering: Answer.made))
        return try await transfers.answer(record, to: request)
    }

    private func list(_ request: OperationRequest) async throws -> Answer {
        let query = QueryReader(request, ["wallet_id", "status", "kind", "from", "to", "limit", "cursor"])
        var filter = TransactionFilter()
        filter.walletID = query.identifier("wallet_id", of: WalletID.self)
        filter.status = query.word("status", of: TransactionStatus.self)
        filter.kind = query.word("kind", of: TransactionKind.self)
        (filter.from, filter.to) = query.range()
        let (limit, position) = (query.limit(), query.position())
        try query.check()
        let found = try await transactions.list(filter, after: position, limit: limit + 1)
        let head = await transfers.headNumber()
        return Answer(
            query.page(found, limit: limit) { record in
                (
                    ListPosition(createdAt: record.createdAt, id: record.id.text),
                    record.json(confirmations: record.confirmations(atHead: head))
                )
            })
    }

    private func cancel(_ request: OperationRequest) async throws -> Answer {
        let reader = RequestReader(request)
        let id = reader.identifier(path: "transaction_id", of: TransactionRecordID.self)
        try reader.check()
        guard let id else { throw Problem(.internalError) }
        return Answer(try await transactions.cancel(id, by: request.caller).json())
    }

    private func submitSignature(_ request: OperationRequest) async throws -> Answer {
        let reader = RequestReader(request)
        let id = reader.identifier(path: "transaction_id", of: TransactionRecordID.self)
        var body = reader.body()
        let bytes = body.hex("signature", bytes: Signature.byteCount)
        body.refuseUnknown()
        try reader.check()
        guard let id, let bytes else { throw Problem(.internalError) }
        // r, s and v: what has another v than the contract knows is a signature of nobody's.
        guard let signature = try? Signature(bytes: bytes), [0, 1, 27, 28].contains(bytes.last) else {
            throw Problem(.signatureInvalid, "The last byte, v, is 0, 1, 27 or 28.")
        }
        let record = try await transactions.submit(signature, for: id, by: request.caller)
        return Answer(record.json(confirmations: await transfers.confirmations(of: record)))
    }

    private func get(_ request: OperationRequest) async throws -> Answer {
        let reader = RequestReader(request)
        let id = reader.identifier(path: "transaction_id", of: TransactionRecordID.self)
        try reader.check()
        guard let id else { throw Problem(.internalError) }
        var record = try await transfers.transaction(id)
        if let wait = request.wait { record = try await transfers.final(id, within: wait) }
        return Answer(record.json(confirmations: await transfers.confirmations(of: record)))
    }
}

extension TransferService {
    /// The answer to an order that made `record`: as it is, or, where the caller prefers to wait, as it is then.
    func answer(_ record: TransactionRecord, to request: OperationRequest) async throws -> Answer {
        guard let wait = request.wait else { return .made(record) }
        let final = try await final(record.id, within: wait)
        return .made(final, confirmations: await confirmations(of: final))
    }

    /// The record as soon as it is final, or as it is after `wait`.
    fileprivate func final(
        _ id: TransactionRecordID, within wait: Duration
    ) async throws -> TransactionRecord {
        try await Waiting.until(
            { try await transaction(id, whenFinalOrAfter: wait) }, then: { try await transaction(id) })
    }
}

extension Answer {
    /// 201 with a transaction, as it was accepted.
    static func made(_ record: TransactionRecord) -> Answer { made(record, confirmations: nil) }

    fileprivate static func made(_ record: TransactionRecord, confirmations: Int64?) -> Answer {
        Answer(
            201, record.json(confirmations: confirmations), location: "/tron/transactions/\(record.id.text)")
    }
}
