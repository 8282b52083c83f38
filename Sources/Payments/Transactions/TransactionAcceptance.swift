package import PaymentModel
import StrictJSON
import Tron
package import TronNode

/// What a wallet is to do, with values that were checked.
struct TransactionDemand: Sendable {
    let intent: TransactionIntent
    var memo: String?
    var feeLimit: Sun?
    var metadata: [String: String] = [:]
}

/// Accepts transactions that callers order directly: plans each, reserves what it needs, and stores it before the
/// answer. The engine signs it afterwards.
package struct TransactionAcceptance: Sendable {
    let books: Books
    let settings: FeeSettings
    let parameters: ChainParameterCache
    let node: any NodeGroup
    let judge: MovementJudge

    /// Accepts into `books` what `judge` lets through, by what `node` says.
    package init(
        books: Books, judge: MovementJudge, settings: FeeSettings, parameters: ChainParameterCache,
        node: any NodeGroup
    ) {
        self.books = books
        self.judge = judge
        self.settings = settings
        self.parameters = parameters
        self.node = node
    }

    private enum Limits {
        static let priority = 5
    }

    /// Refuses what the policy does not allow, before a node is asked about the order. The commit that accepts it judges
    /// it again.
    ///
    /// - Throws: `PaymentError` with `policyViolation`; `StoreError`.
    func requireAllowed(_ intent: TransactionIntent, by caller: Caller) async throws {
        _ = try await judge.permit(intent, by: caller.subject, at: books.clock.now())
    }

    /// The record that was stored.
    ///
    /// - Throws: `PaymentError` with `policyViolation`, `insufficientFunds`, `insufficientStake`, `wouldRevert`; `NodeError`;
    ///   `StoreError`, with `idempotencyKeyTaken` if `claim`'s key was taken meanwhile.
    func accept(
        _ demand: TransactionDemand, from wallet: Wallet, by caller: Caller,
        idempotency claim: IdempotencyClaim<TransactionRecord>?
    ) async throws -> TransactionRecord {
        try await books.decide(retrying: [.versionConflict, .counterExceeded, .staleCeiling]) {
            try await attempt(demand, from: wallet, by: caller, idempotency: claim)
        }
    }

    private func attempt(
        _ demand: TransactionDemand, from wallet: Wallet, by caller: Caller,
        idempotency claim: IdempotencyClaim<TransactionRecord>?
    ) async throws -> TransactionRecord {
        var journal = books.journal(for: caller)
        let permit = try await judge.permit(demand.intent, by: caller.subject, at: journal.now)
        // All answers come from one node, so that none is older than what another decided.
        let node = try await node.oneNode()
        var desk = try await FundsDesk.open(
            for: wallet, tokens: demand.intent.token.map { [$0] } ?? [], spentBy: .caller, on: node,
            parameters: parameters, settings: settings, in: books.store)
        guard desk.funds.isOwnedByItsKey else {
            throw PaymentError(.walletUnusable, "The wallet's key no longer has the owner permission.")
        }
        let id = TransactionRecordID(at: journal.now, random: books.random)
        let request = FeeRequest(
            intent: demand.intent, from: wallet.address, memo: demand.memo, feeLimit: demand.feeLimit,
            salt: id.text)
        let hold: FundsDesk.Hold
        do {
            hold = try await desk.hold(request, at: journal.now)
        } catch let refusal as PlanRefusal {
            throw PaymentError(refusal, at: desk)
        }
        var record = TransactionRecord(
            id: id, wallet: wallet, intent: demand.intent, memo: demand.memo, feeLimit: demand.feeLimit,
            plan: hold.plan, reservation: hold.reservation, metadata: demand.metadata, payoutID: nil,
            priority: Limits.priority, createdBy: caller.subject, createdAt: journal.now)
        if let permit {
            record.countedAt = journal.now
            journal.count(permit.counters)
            if let recipient = permit.recipient { journal.require(recipient) }
        }
        journal.reserve(hold.reservation, of: wallet.id, within: desk)
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
            details["asset"] = .string(amount.asset.symbol)
        }
        if let resource = intent.resource { details["resource"] = .string(resource.rawValue) }
        return details
    }
}

extension PaymentError {
    /// The refusal of an order that can't be planned, with the figures of `desk`.
    fileprivate init(_ refusal: PlanRefusal, at desk: FundsDesk) {
        switch refusal {
        case .insufficientFunds(let asset): self = .insufficientFunds(desk.figures(of: asset))
        case .insufficientEnergy(let reason): self.init(.insufficientStake, reason)
        case .wouldRevert(let reason): self.init(.wouldRevert, reason)
        case .blocked(let block, let token): self.init(.wouldRevert, block.words(of: token))
        case .feeLimitTooLow(let needed, let energy):
            self = .invalid([
                .init(
                    "/fee_limit",
                    "must be at least \(needed.trxText) TRX: the call takes \(energy) energy at the present price"
                )
            ])
        }
    }

    private static func insufficientFunds(_ figures: FundsFigures) -> Self {
        let asset = figures.asset
        return Self(
            .insufficientFunds,
            """
            The wallet has \(asset.text(figures.total)) \(asset.symbol), of which \(asset.text(figures.reserved)) are \
            reserved and \(asset.text(figures.promised)) are promised to payouts: \
            \(asset.text(figures.available)) are available, and the fee is paid in TRX.
            """)
    }
}
