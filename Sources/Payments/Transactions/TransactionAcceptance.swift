import PaymentModel
import StrictJSON
import Tron
package import TronNode

/// What a caller wants done by a wallet; its values are judged.
struct TransactionDemand: Sendable {
    let intent: TransactionIntent
    var memo: String?
    var feeLimit: Sun?
    var metadata: [String: String] = [:]
}

/// Takes in what is ordered one by one: plans it, reserves what it takes, and stores it, before the answer. The engine
/// signs it then.
package struct TransactionAcceptance: Sendable {
    let books: Books
    let planner: FeePlanner
    let parameters: ChainParameterCache
    let node: any NodeGroup

    package init(
        books: Books, planner: FeePlanner, parameters: ChainParameterCache, node: any NodeGroup
    ) {
        self.books = books
        self.planner = planner
        self.parameters = parameters
        self.node = node
    }

    private enum Limits {
        /// Somebody else reserved meanwhile: read again, decide again, so often.
        static let attemptsMax = 8
        static let priority = 5
    }

    /// The record that was stored.
    ///
    /// - Throws: `PaymentError` with `insufficientFunds`, `insufficientStake`, `wouldRevert`; `NodeError`; `StoreError`, with
    ///   `idempotencyKeyTaken` where `claim`'s key was taken meanwhile.
    func accept(
        _ demand: TransactionDemand, from wallet: Wallet, by caller: Caller,
        idempotency claim: IdempotencyClaim<TransactionRecord>?
    ) async throws -> TransactionRecord {
        for _ in 0..<Limits.attemptsMax {
            do {
                return try await attempt(demand, from: wallet, by: caller, idempotency: claim)
            } catch let error as StoreError
                where error.code == .counterExceeded || error.code == .staleCeiling
            {
                continue
            }
        }
        throw PaymentError(
            .insufficientFunds, "What the wallet has left is being reserved by other orders.")
    }

    private func attempt(
        _ demand: TransactionDemand, from wallet: Wallet, by caller: Caller,
        idempotency claim: IdempotencyClaim<TransactionRecord>?
    ) async throws -> TransactionRecord {
        // All answers are one node's, so that none is older than what another decided.
        let node = try await node.oneNode()
        let funds = try await Funds.read(of: wallet.address, on: node, usdt: planner.usdtContract)
        guard funds.isOwnedByItsKey else {
            throw PaymentError(.walletUnusable, "The wallet's key has lost the owner permission.")
        }
        var view = PlanningView(
            funds: funds,
            reserved: try await .read(of: wallet.id, in: books.store),
            parameters: try await parameters.parameters(from: node))
        var journal = books.journal(for: caller)
        let id = TransactionRecordID(at: journal.now, random: books.random)
        let task = FeePlanner.Task(
            intent: demand.intent, from: wallet.address, memo: demand.memo, feeLimit: demand.feeLimit,
            salt: id.text)
        let plan: FeePlan
        do {
            plan = try await planner.plan(task, on: &view, node: node, now: journal.now)
        } catch {
            throw PaymentError.from(refusal: error)
        }
        guard let reservation = Reservation(amount: demand.intent.outflow, plan: plan) else {
            throw PaymentError.from(refusal: .insufficientFunds(.trx))
        }
        let record = TransactionRecord(
            id: id, wallet: wallet, intent: demand.intent, memo: demand.memo, feeLimit: demand.feeLimit,
            plan: plan, reservation: reservation, metadata: demand.metadata, payoutID: nil,
            priority: Limits.priority, createdBy: caller.subject, createdAt: journal.now)
        journal.reserve(reservation, of: wallet.id, within: view)
        journal.put(
            record, action: "transaction.create", event: "created", details: record.orderDetails)
        if let claim { journal.remember(claim.record(for: record, at: journal.now)) }
        try await books.commit(journal)
        return record
    }
}

extension TransactionRecord {
    /// What the audit trail keeps of an order.
    fileprivate var orderDetails: JSONObject {
        var details: JSONObject = [
            "kind": .string(intent.kind.rawValue), "wallet_id": .string(walletID.text),
        ]
        if let recipient = intent.recipient { details["to"] = .string(recipient.base58) }
        if let amount = intent.amount {
            details["amount"] = .string(amount.text)
            details["asset"] = .string(amount.asset.rawValue)
        }
        if let resource = intent.resource { details["resource"] = .string(resource.rawValue) }
        return details
    }
}

extension PaymentError {
    /// The refusal of an order that can't be planned.
    fileprivate static func from(refusal: PlanRefusal) -> any Error {
        switch refusal {
        case .insufficientFunds(let asset):
            PaymentError(
                .insufficientFunds,
                "The wallet has not enough \(asset.rawValue) that other orders do not hold, the fee included."
            )
        case .insufficientEnergy(let reason): PaymentError(.insufficientStake, reason)
        case .wouldRevert(let reason): PaymentError(.wouldRevert, reason)
        case .node(let error): from(error)
        }
    }
}
