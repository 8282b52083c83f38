import HTTPTypes
import PaymentModel
import PaymentWire
import Payments
import StrictJSON

/// Batches of payouts.
struct BatchRoutes: Sendable {
    let payouts: PayoutService
    let assets: AssetRegistry

    private enum Limits {
        /// Enough for a thousand payouts with everything that a payout can have.
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
        let batch = try BatchReading(reader, assets: assets)
        do {
            let orders = try await reader.values(batch.orders) {
                try await violations(of: batch)
            }
            let accepted = try await payouts.order(
                batch: orders, by: request.caller, idempotency: request.claim(answering: Self.made))
            return Self.made(accepted)
        } catch {
            var problem = Problem(error)
            guard !problem.violations.listed.isEmpty else { throw error }
            problem.violations = problem.violations.map(batch.placed)
            throw problem
        }
    }

    private func get(_ request: OperationRequest) async throws -> Answer {
        let reader = RequestReader(request)
        let id = try reader.values(reader.path("batch_id", .existing(BatchID.self)))
        return Answer(try await payouts.tallies(of: id).json(of: id))
    }

    private func cancel(_ request: OperationRequest) async throws -> Answer {
        let reader = RequestReader(request)
        let (id, reason) = try reader.values(
            reader.path("batch_id", .existing(BatchID.self)),
            reader.body.optional("reason", .text(.reason)))
        return Answer(try await payouts.cancel(batch: id, reason: reason, by: request.caller).json(of: id))
    }

    /// What the domain says about the values that could be read, if others could not.
    private func violations(of batch: BatchReading) async throws -> [Violation] {
        var violations: [Violation] = []
        for (index, item) in batch.items.enumerated() {
            guard let item else { continue }
            violations += try await payouts.violations(
                walletID: item.walletID, recipient: item.recipient, amount: item.amount,
                at: "/payouts/\(index)")
        }
        return violations
    }

    private static func made(_ batch: AcceptedBatch) -> Answer { Answer(201, batch.json) }
}
