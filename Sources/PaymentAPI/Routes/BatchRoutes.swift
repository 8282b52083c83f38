import HTTPTypes
import PaymentModel
import Payments
import StrictJSON

/// Batches of payouts.
struct BatchRoutes: Sendable {
    let payouts: PayoutService

    private enum Limits {
        /// A thousand payouts with all that they may have.
        static let bytesMax = 16 << 20
    }

    var operations: [Operation] {
        [
            Operation(
                id: "createPayoutBatch", method: .post, path: "/tron/payouts/batch",
                access: .permission(.writePayouts), idempotency: .required, body: .required,
                bodyBytesMax: Limits.bytesMax, acceptsCSV: true, audited: "payout.create", handle: create),
            Operation(
                id: "getPayoutBatch", method: .get, path: "/tron/payouts/batches/{batch_id}",
                access: .permission(.readPayouts), handle: get),
            Operation(
                id: "cancelPayoutBatch", method: .post, path: "/tron/payouts/batches/{batch_id}/cancel",
                access: .permission(.writePayouts), body: .optional, audited: "payout.cancel",
                handle: cancel),
        ]
    }

    private func create(_ request: OperationRequest) async throws -> Answer {
        let reader = RequestReader(request)
        let batch = try BatchReading(request, reader)
        do {
            let orders = batch.items.compactMap { $0?.order }
            guard reader.offences.items.isEmpty, orders.count == batch.items.count else {
                try reader.check(beside: try await offences(of: batch))
                throw Problem(.internalError)
            }
            let accepted = try await payouts.order(
                batch: orders, by: request.caller, idempotency: request.claim(answering: Self.made))
            return Self.made(accepted)
        } catch let error as PaymentError {
            var error = error
            error.offences = error.offences.map(batch.placed)
            throw error
        } catch let problem as Problem {
            var problem = problem
            problem.offences = problem.offences.map(batch.placed)
            throw problem
        }
    }

    private func get(_ request: OperationRequest) async throws -> Answer {
        let reader = RequestReader(request)
        let id = reader.identifier(path: "batch_id", of: BatchID.self)
        try reader.check()
        guard let id else { throw Problem(.internalError) }
        return Answer(try await payouts.tallies(of: id).json(of: id))
    }

    private func cancel(_ request: OperationRequest) async throws -> Answer {
        let reader = RequestReader(request)
        let id = reader.identifier(path: "batch_id", of: BatchID.self)
        var body = reader.body()
        let reason = body.text("reason", .reason, .optional)
        body.refuseUnknown()
        try reader.check()
        guard let id else { throw Problem(.internalError) }
        return Answer(try await payouts.cancel(batch: id, reason: reason, by: request.caller).json(of: id))
    }

    /// What the domain has to say about the values that could be read, beside those that could not.
    private func offences(of batch: BatchReading) async throws -> [PaymentError.Offence] {
        var offences: [PaymentError.Offence] = []
        for (index, item) in batch.items.enumerated() {
            guard let item else { continue }
            offences += try await payouts.offences(
                walletID: item.walletID, recipient: item.recipient, amount: item.amount,
                at: "/payouts/\(index)")
        }
        return offences
    }

    private static func made(_ batch: AcceptedBatch) -> Answer { Answer(201, batch.json) }
}
