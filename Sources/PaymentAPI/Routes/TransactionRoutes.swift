import HTTPTypes
import PaymentModel
import PaymentWire
import Payments
import StrictJSON
import Tron

/// The transactions that this service has made, or shown to a hardware wallet.
struct TransactionRoutes: Sendable {
    let transfers: TransferService
    let transactions: TransactionService

    var operations: [Operation] {
        [
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

    private func list(_ request: OperationRequest) async throws -> Answer {
        let reader = RequestReader(request)
        let (walletID, status, kind, range, page) = try reader.values(
            reader.query("wallet_id", .id(of: WalletID.self)),
            reader.query("status", .word(of: TransactionStatus.self)),
            reader.query("kind", .word(of: TransactionKind.self)), reader.range(), reader.page())
        var filter = TransactionFilter()
        (filter.walletID, filter.status, filter.kind) = (walletID, status, kind)
        (filter.from, filter.to) = (range.from, range.to)
        let found = try await transactions.list(
            filter, after: page.place, limit: page.limit, head: await transfers.headNumber())
        return page.answer(found.json, next: found.next)
    }

    private func cancel(_ request: OperationRequest) async throws -> Answer {
        let reader = RequestReader(request)
        let id = try reader.values(reader.path("transaction_id", .existing(TransactionRecordID.self)))
        return Answer(try await transactions.cancel(id, by: request.caller).json())
    }

    private func submitSignature(_ request: OperationRequest) async throws -> Answer {
        let reader = RequestReader(request)
        let (id, bytes) = try reader.values(
            reader.path("transaction_id", .existing(TransactionRecordID.self)),
            reader.body.required("signature", .hex(bytes: Signature.byteCount)))
        // r, s and v. With an unknown v, it is not a valid signature.
        guard let signature = try? Signature(bytes: bytes), [0, 1, 27, 28].contains(bytes.last) else {
            throw Problem(.signatureInvalid, "The last byte, v, must be 0, 1, 27 or 28.")
        }
        let record = try await transactions.submit(signature, for: id, by: request.caller)
        return Answer(record.json(confirmations: await transfers.confirmations(of: record)))
    }

    private func get(_ request: OperationRequest) async throws -> Answer {
        let reader = RequestReader(request)
        let id = try reader.values(reader.path("transaction_id", .existing(TransactionRecordID.self)))
        var record = try await transfers.transaction(id)
        if let wait = request.wait { record = try await transfers.final(id, within: wait) }
        return Answer(record.json(confirmations: await transfers.confirmations(of: record)))
    }
}
