import HTTPTypes
import PaymentModel
import PaymentWire
import Payments
import StrictJSON
import Tron

/// Transfers of tokens and TRX.
struct TransferRoutes: Sendable {
    let transfers: TransferService
    let assets: AssetRegistry

    var operations: [Operation] {
        [
            order("transferUsdt", at: "usdt") { _ in .valid(try assets.requireUSDT()) },
            order("transferTrx", at: "trx") { _ in .valid(.trx) },
            order("transferToken", at: "tokens/{asset}") { reader in
                reader.path("asset", .token(of: assets)).map(Asset.token)
            },
        ]
    }

    private func order(
        _ id: String, at path: String, _ asset: @escaping @Sendable (RequestReader) throws -> Checked<Asset>
    ) -> Operation {
        Operation(
            id: id, method: .post, path: "/tron/\(path)/transfer", access: .permission(.writeTransfers),
            idempotency: .required, body: .required, waits: true, audited: "transaction.create",
            handle: { request in
                let reader = RequestReader(request)
                return try await transfer(try reader.value(try asset(reader)), reader)
            })
    }

    private func transfer(_ asset: Asset, _ reader: RequestReader) async throws -> Answer {
        let (request, body) = (reader.request, reader.body)
        let wallet = body.required("wallet_id", .id(of: WalletID.self))
        let to = body.required("to", .address)
        let amount = body.required("amount", .amount(of: asset))
        let memo = body.optional("memo", .text(.memo))
        let feeLimit = body.optional("fee_limit", .trx)
        let metadata = body.optional("metadata", .texts, else: [:])
        let values = try await reader.values(wallet, to, amount, memo, feeLimit, metadata) {
            try await transfers.violations(
                asset, walletID: wallet.value, to: to.value, amount: amount.value,
                feeLimit: feeLimit.value ?? nil)
        }
        var order = TransferOrder(walletID: values.0, to: values.1, amount: values.2)
        (order.memo, order.feeLimit, order.metadata) = (values.3, values.4, values.5)
        let record = try await transfers.order(
            order, by: request.caller, idempotency: request.claim(answering: Answer.made))
        return try await transfers.answer(record, to: request)
    }
}

extension TransferService {
    /// The answer to an order that made `record`: the record as it is, or, if the caller prefers to wait, as
    /// it is then.
    func answer(_ record: TransactionRecord, to request: OperationRequest) async throws -> Answer {
        guard let wait = request.wait else { return .made(record) }
        let final = try await final(record.id, within: wait)
        return .made(final, confirmations: await confirmations(of: final))
    }

    /// The record once it is final, or as it is after `wait`.
    func final(_ id: TransactionRecordID, within wait: Duration) async throws -> TransactionRecord {
        try await Waiting.until(
            { try await transaction(id, whenFinalOrAfter: wait) }, then: { try await transaction(id) })
    }
}

extension Answer {
    /// 201 with a transaction as it was accepted.
    static func made(_ record: TransactionRecord) -> Answer { made(record, confirmations: nil) }

    fileprivate static func made(_ record: TransactionRecord, confirmations: Int64?) -> Answer {
        Answer(
            201, record.json(confirmations: confirmations), location: "/tron/transactions/\(record.id.text)")
    }
}
