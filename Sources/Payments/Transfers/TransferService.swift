public import PaymentModel
public import Tron
import TronNode

/// A requested transfer. Every value is parsed, and none has been judged yet.
public struct TransferOrder: Hashable, Sendable {
    /// The wallet that pays.
    public var walletID: WalletID
    /// Who receives; must not be a contract.
    public var to: Address
    /// What the recipient gets; the fee comes on top.
    public var amount: AssetAmount
    /// Public; written into the transaction.
    public var memo: String?
    /// The most TRX that may be burnt for energy; nil for an estimate with a margin.
    public var feeLimit: Sun?
    /// The caller's own entries, returned unchanged.
    public var metadata: [String: String]

    /// An order without a memo and with an estimated fee limit.
    public init(walletID: WalletID, to: Address, amount: AssetAmount) {
        self.walletID = walletID
        self.to = to
        self.amount = amount
        metadata = [:]
    }
}

/// Transfers that callers order directly: judged, planned and reserved before the answer.
public struct TransferService: Sendable {
    private let acceptance: TransactionAcceptance
    private let recipients: RecipientRules
    private let head: HeadReader

    /// A service that plans orders with `acceptance`.
    package init(acceptance: TransactionAcceptance, recipients: RecipientRules, head: HeadReader) {
        self.acceptance = acceptance
        self.recipients = recipients
        self.head = head
    }

    private enum Limits {
        /// If no node answers within this time, confirmations are counted from the last block that was read.
        static let headWait = Duration.seconds(1)
    }

    private var books: Books { acceptance.books }

    /// Accepts a transfer: its amount and fee are reserved and it is stored, then the engine signs it.
    ///
    /// - Throws: `PaymentError` with `validationFailed`, `walletUnusable`, `policyViolation`, `insufficientFunds`,
    ///   `wouldRevert`, `nodeUnavailable`, `nodeError`, `storeUnavailable`; `StoreError.idempotencyKeyTaken` if
    ///   `claim`'s key was taken meanwhile.
    public func order(
        _ order: TransferOrder, by caller: Caller, idempotency claim: IdempotencyClaim<TransactionRecord>?
    ) async throws -> TransactionRecord {
        try await PaymentError.mapping {
            let wallet = try await judge(order)
            let intent = TransactionIntent.transfer(of: order.amount, to: order.to)
            try await acceptance.requireAllowed(intent, by: caller)
            try await requireNoContract(order.to)
            let demand = TransactionDemand(
                intent: intent, memo: order.memo, feeLimit: order.feeLimit, metadata: order.metadata)
            return try await acceptance.accept(demand, from: wallet, by: caller, idempotency: claim)
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

    /// How many blocks confirm the transaction, 1 in the head block; nil if it is in no block, or no head is known.
    public func confirmations(of record: TransactionRecord) async -> Int64? {
        guard record.blockNumber != nil else { return nil }
        return record.confirmations(atHead: await headNumber())
    }

    /// The head block's number from a node that answers quickly, or else from the last block that was read; nil if
    /// none ever was. The rest of the answer needs no node, so it does not wait for one that hangs.
    public func headNumber() async -> Int64? {
        let told = await withTaskGroup(of: Int64?.self) { group in
            group.addTask { try? await head.newest().number }
            group.addTask {
                // Cancellation ends the wait too.
                try? await books.clock.sleep(for: Limits.headWait)
                return nil
            }
            defer { group.cancelAll() }
            return await group.next() ?? nil
        }
        if let told { return told }
        let position = try? await books.store.followerPosition()
        return position?.unsolidified.last?.block.number ?? position?.solidified.block.number
    }

    /// The violations of an order's values. Values that are nil are not judged.
    ///
    /// - Throws: `PaymentError` with `storeUnavailable`.
    public func violations(
        _ asset: Asset, walletID: WalletID?, to: Address?, amount: AssetAmount?, feeLimit: Sun?
    ) async throws -> [PaymentError.Violation] {
        try await PaymentError.mapping {
            let wallet = try await wallet(walletID)
            var violations: [PaymentError.Violation] = []
            if walletID != nil, wallet == nil {
                violations.append(.init("/wallet_id", "There is no wallet with this id."))
            }
            if let to, let violation = recipients.violation(of: to, paidBy: wallet, at: "/to") {
                violations.append(violation)
            }
            if let amount, let violation = RecipientRules.violation(of: amount, at: "/amount") {
                violations.append(violation)
            }
            if let feeLimit {
                if asset == .trx { violations.append(.init("/fee_limit", "only for tokens")) }
                if feeLimit <= .zero { violations.append(.init("/fee_limit", "must be more than 0")) }
            }
            return violations
        }
    }

    /// Tokens sent to a contract are mostly lost, and the chain refuses TRX. Only the direct route pays contracts
    /// that are trusted recipients.
    private func requireNoContract(_ recipient: Address) async throws {
        guard try await acceptance.node.account(recipient, in: .head)?.isContract == true else { return }
        var error = PaymentError(.policyViolation, "The recipient is a contract.")
        error.rule = PolicyRuleName.recipientIsContract.rawValue
        throw error
    }

    private func wallet(_ id: WalletID?) async throws(StoreError) -> Wallet? {
        guard let id else { return nil }
        return try await books.store.wallet(id)
    }

    /// The checks that need neither funds nor a node: all violations at once, then the wallet's state, then the
    /// policy.
    private func judge(_ order: TransferOrder) async throws -> Wallet {
        let violations = try await violations(
            order.amount.asset, walletID: order.walletID, to: order.to, amount: order.amount,
            feeLimit: order.feeLimit)
        guard violations.isEmpty, let wallet = try await wallet(order.walletID) else {
            throw PaymentError.invalid(violations)
        }
        try wallet.requireUsable()
        try acceptance.settings.requireAllowed(order.feeLimit)
        return wallet
    }
}
