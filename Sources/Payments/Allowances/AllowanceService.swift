public import PaymentModel
public import Tron
import TronNode

/// A requested allowance. Every value is parsed, and none has been judged yet.
public struct ApprovalOrder: Hashable, Sendable {
    /// The wallet whose tokens the spender may move.
    public var walletID: WalletID
    /// The token that the allowance is of.
    public var token: Token
    /// The address that may move the owner's tokens.
    public var spender: Address
    /// How much it may move in all; an amount of 0 ends the allowance.
    public var allowance: Allowance
    /// Whether an existing allowance may be changed directly into another, which lets a watchful spender spend both.
    public var mayReplace = false
    /// The most TRX that may be burnt for energy; nil for an estimate with a margin.
    public var feeLimit: Sun?
    /// The caller's own entries, returned unchanged.
    public var metadata: [String: String] = [:]

    /// An order that replaces no other allowance.
    public init(walletID: WalletID, token: Token, spender: Address, allowance: Allowance) {
        self.walletID = walletID
        self.token = token
        self.spender = spender
        self.allowance = allowance
    }
}

/// What a spender may move of an owner's tokens.
public struct TokenAllowance: Sendable {
    /// The address whose tokens may be moved.
    public let owner: Address
    /// The address that may move them.
    public let spender: Address
    /// The token that the allowance is of.
    public let token: Token
    /// What is left of it; `unlimited` also if it is more than amounts can hold.
    public let allowance: Allowance
}

/// Allowances of token contracts.
public struct AllowanceService: Sendable {
    private let acceptance: TransactionAcceptance
    private let rules: RecipientRules
    private let reads: ReadCache<AllowanceQuestion, TokenAllowance>

    /// A service that plans orders with `acceptance` and caches reads until `head` moves.
    package init(acceptance: TransactionAcceptance, rules: RecipientRules, head: HeadReader) {
        self.acceptance = acceptance
        self.rules = rules
        reads = ReadCache(head)
    }

    private var books: Books { acceptance.books }

    /// What `spender` may move of `owner`'s `token`, at the head block.
    ///
    /// - Throws: `PaymentError` with `nodeUnavailable`, `nodeError`.
    public func allowance(
        of owner: Address, for spender: Address, in token: Token
    ) async throws -> TokenAllowance {
        try await PaymentError.mapping {
            let question = AllowanceQuestion(owner: owner, spender: spender, token: token)
            return try await reads.answer(to: question) { _ in try await answer(question) }
        }
    }

    /// What a node says now, without the cache: orders are judged by this.
    private func answer(_ question: AllowanceQuestion) async throws -> TokenAllowance {
        try await PaymentError.mapping {
            let call = ConstantCall(
                owner: question.owner, contract: question.token.contract,
                data: TRC20.allowanceCall(owner: question.owner, spender: question.spender))
            guard case .returned(let data, _, _) = try await acceptance.node.call(call, in: .head),
                let word = TRC20.number(in: data)
            else { throw NodeError(.unreadable, "allowance returned no number") }
            // More than our amounts can hold is more than will ever exist of the token.
            let units = UInt64(exactly: word).flatMap { Int64(exactly: $0) }
            let amount = units.flatMap { AssetAmount(.token(question.token), units: $0) }
            return TokenAllowance(
                owner: question.owner, spender: question.spender, token: question.token,
                allowance: amount.map(Allowance.amount) ?? .unlimited)
        }
    }

    /// Accepts a change of an allowance.
    ///
    /// - Throws: `PaymentError` with `validationFailed`, `walletUnusable`, `policyViolation`, `allowanceNotZero`, and
    ///   those of a transfer; `StoreError.idempotencyKeyTaken` if `claim`'s key was taken meanwhile.
    public func order(
        _ order: ApprovalOrder, by caller: Caller, idempotency claim: IdempotencyClaim<TransactionRecord>?
    ) async throws -> TransactionRecord {
        try await PaymentError.mapping {
            let violations = try await violations(
                walletID: order.walletID, spender: order.spender, feeLimit: order.feeLimit)
            guard violations.isEmpty, let wallet = try await books.store.wallet(order.walletID) else {
                throw PaymentError.invalid(violations)
            }
            try wallet.requireUsable()
            try await requireReplaceable(order, of: wallet)
            try acceptance.settings.requireAllowed(order.feeLimit)
            let demand = TransactionDemand(
                intent: .tokenApprove(order.token, spender: order.spender, allowance: order.allowance),
                feeLimit: order.feeLimit, metadata: order.metadata)
            return try await acceptance.accept(demand, from: wallet, by: caller, idempotency: claim)
        }
    }

    /// The violations of an order's values. Values that are nil are not judged.
    ///
    /// - Throws: `PaymentError` with `storeUnavailable`.
    public func violations(
        walletID: WalletID?, spender: Address?, feeLimit: Sun?
    ) async throws -> [PaymentError.Violation] {
        try await PaymentError.mapping {
            var violations: [PaymentError.Violation] = []
            var wallet: Wallet?
            if let walletID {
                wallet = try await books.store.wallet(walletID)
                if wallet == nil {
                    violations.append(.init("/wallet_id", "There is no wallet with this id."))
                }
            }
            if let spender, let violation = rules.violation(of: spender, paidBy: wallet, at: "/spender") {
                violations.append(violation)
            }
            if let feeLimit, feeLimit <= .zero {
                violations.append(.init("/fee_limit", "must be more than 0"))
            }
            return violations
        }
    }

    private func requireReplaceable(_ order: ApprovalOrder, of wallet: Wallet) async throws {
        guard !order.mayReplace, order.allowance.word != UInt256(0) else { return }
        let question = AllowanceQuestion(owner: wallet.address, spender: order.spender, token: order.token)
        let now = try await answer(question).allowance
        guard now.word == UInt256(0) else {
            throw PaymentError(
                .allowanceNotZero,
                "The spender already has an allowance. Set it to 0 first, or send replace: true.")
        }
    }
}

/// An owner, a spender and a token.
private struct AllowanceQuestion: Hashable, Sendable {
    let owner: Address
    let spender: Address
    let token: Token
}
