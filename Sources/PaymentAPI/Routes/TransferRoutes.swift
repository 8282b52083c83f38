import HTTPTypes
import Payments
import StrictJSON
import Tron

/// Transfers of USDT and TRX, and the transactions that come of them.
struct TransferRoutes: Sendable {
    let transfers: TransferService

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
                id: "getTransaction", method: .get, path: "/tron/transactions/{transaction_id}",
                access: .permission(.readWallets), waits: true, handle: get),
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
            order, by: request.caller, idempotency: request.claim(answering: Self.made))
        guard let wait = request.wait else { return Self.made(record) }
        var answer = Self.made(record)
        answer.body = try await rendered(try await final(record.id, within: wait))
        return answer
    }

    private func get(_ request: OperationRequest) async throws -> Answer {
        let reader = RequestReader(request)
        let id = reader.identifier(path: "transaction_id", of: TransactionRecordID.self)
        try reader.check()
        guard let id else { throw Problem(.internalError) }
        guard let wait = request.wait else {
            return Answer(bytes: try await rendered(try await transfers.transaction(id)))
        }
        return Answer(bytes: try await rendered(try await final(id, within: wait)))
    }

    private func final(_ id: TransactionRecordID, within wait: Duration) async throws -> TransactionRecord {
        try await Waiting.until(
            { try await transfers.transaction(id, whenFinalOrAfter: wait) },
            then: { try await transfers.transaction(id) })
    }

    private func rendered(_ record: TransactionRecord) async throws -> [UInt8] {
        record.json(confirmations: await transfers.confirmations(of: record)).encoded()
    }

    private static func made(_ record: TransactionRecord) -> Answer {
        Answer(201, record.json(), location: "/tron/transactions/\(record.id.text)")
    }
}
