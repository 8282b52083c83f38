import StrictJSON
public import Tron
import TronNode

/// A transfer as it is asked for; every value is parsed, none is judged yet.
public struct TransferOrder: Hashable, Sendable {
    public var walletID: WalletID
    public var to: Address
    public var amount: AssetAmount
    /// Public; written into the transaction.
    public var memo: String?
    /// The most TRX that may be burnt for energy; nil for an estimate with a margin.
    public var feeLimit: Sun?
    public var metadata: [String: String]

    public init(walletID: WalletID, to: Address, amount: AssetAmount) {
        self.walletID = walletID
        self.to = to
        self.amount = amount
        metadata = [:]
    }
}

/// Transfers that are ordered one by one: judged, planned and reserved before the answer.
public struct TransferService: Sendable {
    let books: Books
    let planner: FeePlanner
    let parameters: ChainParameterCache
    let node: any NodeGroup
    let recipients: RecipientRules

    private enum Limits {
        /// Somebody else reserved meanwhile: read again, decide again, so often.
        static let attemptsMax = 8
        static let priority = 5
    }

    /// Accepts a transfer: its amount and fee are reserved and it is stored, then the engine signs it.
    ///
    /// - Throws: `PaymentError` with `validationFailed`, `walletUnusable`, `policyViolation`, `insufficientFunds`,
    ///   `wouldRevert`, `nodeUnavailable`, `nodeError`, `storeUnavailable`; `StoreError.idempotencyKeyTaken` where `claim`'s
    ///   key was taken meanwhile.
    public func order(
        _ order: TransferOrder, by caller: Caller, idempotency claim: IdempotencyClaim<TransactionRecord>?
    ) async throws -> TransactionRecord {
        try await PaymentError.mapping {
            let wallet = try await judge(order)
            for _ in 0..<Limits.attemptsMax {
                do {
                    return try await accept(order, from: wallet, by: caller, idempotency: claim)
                } catch let error as StoreError
                    where error.code == .counterExceeded || error.code == .staleCeiling
                {
                    continue
                }
            }
            throw PaymentError(
                .insufficientFunds, "What the wallet has left is being reserved by other orders.")
        }
    }

    /// The record with this id.
    ///
    /// - Throws: `PaymentError` with `notFound`, `storeUnavailable`.
    public func transaction(_ id: TransactionRecordID) async throws -> TransactionRecord {
        try await PaymentError.mapping {
            guard let record = try await books.store.transaction(id) else {
                throw PaymentError.notFound("transaction")
            }
            return record
        }
    }

    /// The record as soon as it is final, or as it is after `limit`.
    public func transaction(
        _ id: TransactionRecordID, whenFinalOrAfter limit: Duration
    ) async throws -> TransactionRecord {
        try await books.value(of: id.text, within: limit, when: \.status.isFinal) {
            try await transaction(id)
        }
    }

    /// How many blocks confirm the transaction, 1 in the head block; nil where it is in none, or no node answers.
    public func confirmations(of record: TransactionRecord) async -> Int64? {
        guard let block = record.receipt?.blockNumber ?? record.inclusion?.block.number,
            let head = try? await node.block(.latest, in: .head)
        else { return nil }
        return max(1, head.number - block + 1)
    }

    /// What is not acceptable about the values of an order, as far as they are known; what is nil is not judged.
    ///
    /// - Throws: `PaymentError` with `storeUnavailable`.
    public func offences(
        _ asset: Asset, walletID: WalletID?, to: Address?, amount: AssetAmount?, feeLimit: Sun?
    ) async throws -> [PaymentError.Offence] {
        try await PaymentError.mapping {
            let wallet = try await wallet(walletID)
            var offences: [PaymentError.Offence] = []
            if walletID != nil, wallet == nil {
                offences.append(.init("/wallet_id", "There is no wallet with this id."))
            }
            if let to, let offence = recipients.offence(of: to, paidBy: wallet, at: "/to") {
                offences.append(offence)
            }
            if let amount, let offence = RecipientRules.offence(of: amount, at: "/amount") {
                offences.append(offence)
            }
            if let feeLimit {
                if asset == .trx { offences.append(.init("/fee_limit", "only for USDT")) }
                if feeLimit <= .zero { offences.append(.init("/fee_limit", "must be more than 0")) }
            }
            return offences
        }
    }

    private func wallet(_ id: WalletID?) async throws(StoreError) -> Wallet? {
        guard let id else { return nil }
        return try await books.store.wallet(id)
    }

    /// What needs neither funds nor a node. All offences at once, then the wallet's state, then the policy.
    private func judge(_ order: TransferOrder) async throws -> Wallet {
        let offences = try await offences(
            order.amount.asset, walletID: order.walletID, to: order.to, amount: order.amount,
            feeLimit: order.feeLimit)
        guard offences.isEmpty, let wallet = try await wallet(order.walletID) else {
            throw PaymentError.invalid(offences)
        }
        try wallet.requireUsable()
        if let feeLimit = order.feeLimit, feeLimit > planner.feeLimitMax {
            var error = PaymentError(
                .policyViolation, "A fee limit is at most \(planner.feeLimitMax.trxText) TRX.")
            error.rule = "fee_limit_max"
            throw error
        }
        return wallet
    }

    private func accept(
        _ order: TransferOrder, from wallet: Wallet, by caller: Caller,
        idempotency claim: IdempotencyClaim<TransactionRecord>?
    ) async throws -> TransactionRecord {
        var view = PlanningView(
            funds: try await Funds.read(of: wallet.address, on: node, usdt: planner.usdtContract),
            reserved: try await .read(of: wallet.id, in: books.store),
            parameters: try await parameters.parameters(from: node))
        var journal = books.journal(for: caller)
        let id = TransactionRecordID(at: journal.now, random: books.random)
        let intent = order.intent
        let task = FeePlanner.Task(
            intent: intent, from: wallet.address, memo: order.memo, feeLimit: order.feeLimit, salt: id.text)
        let plan: FeePlan
        do {
            plan = try await planner.plan(task, on: &view, node: node, now: journal.now)
        } catch {
            throw PaymentError.from(refusal: error)
        }
        guard let reservation = Reservation(amount: order.amount, plan: plan) else {
            throw PaymentError.from(refusal: .insufficientFunds(.trx))
        }
        let record = TransactionRecord(
            id: id, wallet: wallet, intent: intent, memo: order.memo, feeLimit: order.feeLimit, plan: plan,
            reservation: reservation, metadata: order.metadata, payoutID: nil, priority: Limits.priority,
            createdBy: caller.subject, createdAt: journal.now)
        journal.reserve(reservation, of: wallet.id, within: view.funds)
        journal.put(
            record, action: "transaction.create", event: "created",
            details: [
                "kind": .string(intent.kind.rawValue), "wallet_id": .string(wallet.id.text),
                "to": .string(order.to.base58), "amount": .string(order.amount.text),
                "asset": .string(order.amount.asset.rawValue),
            ])
        if let claim { journal.remember(claim.record(for: record, at: journal.now)) }
        try await books.commit(journal)
        return record
    }
}

extension TransferOrder {
    fileprivate var intent: TransactionIntent {
        switch amount.asset {
        case .usdt: .usdtTransfer(to: to, amount: amount)
        case .trx: .trxTransfer(to: to, amount: amount)
        }
    }
}

extension Wallet {
    /// - Throws: `PaymentError` with `walletUnusable` unless its key is here and it may sign.
    func requireUsable() throws(PaymentError) {
        guard status == .active else {
            throw PaymentError(.walletUnusable, "The wallet is \(status.rawValue): it signs nothing.")
        }
        guard kind == .local, sealedKey != nil else {
            throw PaymentError(.walletUnusable, "The wallet's key is not here.")
        }
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
