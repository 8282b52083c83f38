import HTTPTypes
import PaymentModel
import PaymentWire
import Payments
import StrictJSON
import Tron

/// The configured tokens: their allowances, balances, and what operations of their contracts cost. USDT has routes of its
/// own, which do the same.
struct TokenRoutes: Sendable {
    let system: PaymentServices

    private typealias TokenSource = @Sendable (RequestReader) throws -> Checked<Token>

    var operations: [Operation] {
        [
            Operation(
                id: "listTokens", method: .get, path: "/tron/tokens", access: .permission(.readNetwork),
                handle: list)
        ]
            + operations(
                at: "usdt", suffix: "Usdt", estimate: ("estimateUsdtGas", "estimate-gas"),
                { _ in .valid(try system.assets.requireUSDTToken()) })
            + operations(
                at: "tokens/{asset}", suffix: "Token", estimate: ("estimateToken", "estimate"),
                { $0.path("asset", .token(of: system.assets)) })
    }

    private func operations(
        at path: String, suffix: String, estimate: (id: String, path: String), _ token: @escaping TokenSource
    ) -> [Operation] {
        [
            Operation(
                id: "approve" + suffix, method: .post, path: "/tron/\(path)/approve",
                access: .permission(.writeTransfers), idempotency: .required, body: .required, waits: true,
                audited: "transaction.create", handle: { try await approve($0, token) }),
            Operation(
                id: "get\(suffix)Allowance", method: .get, path: "/tron/\(path)/allowance/{owner}/{spender}",
                access: .permission(.readNetwork), handle: { try await allowance($0, token) }),
            Operation(
                id: estimate.id, method: .post, path: "/tron/\(path)/\(estimate.path)",
                access: .permission(.readNetwork), body: .required,
                handle: { try await self.estimate($0, token) }),
            Operation(
                id: "get\(suffix)Balance", method: .get, path: "/tron/\(path)/balance/{address}",
                access: .permission(.readNetwork), handle: { try await balance($0, token) }),
        ]
    }

    private func list(_ request: OperationRequest) async throws -> Answer {
        try RequestReader(request).values()
        return Answer(["items": .array(try await system.network.tokens().map(\.json))])
    }

    private func balance(_ request: OperationRequest, _ token: TokenSource) async throws -> Answer {
        let reader = RequestReader(request)
        let (known, address) = try reader.values(try token(reader), reader.path("address", .address))
        return Answer(try await system.network.balance(of: address, in: known).json)
    }

    private func approve(_ request: OperationRequest, _ token: TokenSource) async throws -> Answer {
        let reader = RequestReader(request)
        let known = try reader.value(try token(reader))
        let body = reader.body
        let wallet = body.required("wallet_id", .id(of: WalletID.self))
        let spender = body.required("spender", .address)
        let allowance = body.required("amount", .allowance(of: known))
        let mayReplace = body.optional("replace", .flag, else: false)
        let feeLimit = body.optional("fee_limit", .trx)
        let metadata = body.optional("metadata", .texts, else: [:])
        let values = try await reader.values(wallet, spender, allowance, mayReplace, feeLimit, metadata) {
            try await system.allowances.violations(
                walletID: wallet.value, spender: spender.value, feeLimit: feeLimit.value ?? nil)
        }
        var order = ApprovalOrder(walletID: values.0, token: known, spender: values.1, allowance: values.2)
        (order.mayReplace, order.feeLimit, order.metadata) = (values.3, values.4, values.5)
        let record = try await system.allowances.order(
            order, by: request.caller, idempotency: request.claim(answering: Answer.made))
        return try await system.transfers.answer(record, to: request)
    }

    private func allowance(_ request: OperationRequest, _ token: TokenSource) async throws -> Answer {
        let reader = RequestReader(request)
        let (known, owner, spender) = try reader.values(
            try token(reader), reader.path("owner", .address), reader.path("spender", .address))
        return Answer(try await system.allowances.allowance(of: owner, for: spender, in: known).json)
    }

    private enum EstimatedOperation: String, CaseIterable {
        case transfer, approve
    }

    private func estimate(_ request: OperationRequest, _ token: TokenSource) async throws -> Answer {
        let reader = RequestReader(request)
        let known = try reader.value(try token(reader))
        let body = reader.body
        let (operation, source, to, amount) = try reader.values(
            body.required("operation", .word(of: EstimatedOperation.self)),
            body.required("from", .estimateSource), body.required("to", .address),
            // Without an amount, the least that moves anything: moving nothing is cheaper than any payment.
            body.optional("amount", .amount(of: .token(known)), assuming: .string(Asset.token(known).text(1)))
        )
        let intent: TransactionIntent =
            switch operation {
            case .transfer: .tokenTransfer(to: to, amount: amount)
            case .approve: .tokenApprove(known, spender: to, allowance: .amount(amount))
            }
        return Answer(try await system.estimates.estimate(intent, by: source).json)
    }
}

extension AssetRegistry {
    /// - Throws: `PaymentError` with `nodeError` if no contract of USDT is configured.
    func requireUSDT() throws(PaymentError) -> Asset { .token(try requireUSDTToken()) }

    /// - Throws: `PaymentError` with `nodeError` if no contract of USDT is configured.
    func requireUSDTToken() throws(PaymentError) -> Token {
        guard let token = usdt?.token else {
            throw PaymentError(.nodeError, "No USDT contract is configured.")
        }
        return token
    }
}

extension Form where Value == Allowance {
    /// A decimal amount of `token`, or "unlimited".
    fileprivate static func allowance(of token: Token) -> Self {
        Self { json in
            json.string == "unlimited"
                ? .valid(.unlimited)
                : Form<AssetAmount>.amount(of: .token(token)).read(json).map(Allowance.amount)
        }
    }
}

extension Form where Value == EstimateSource {
    /// A wallet's id, or an address.
    fileprivate static var estimateSource: Self {
        Self { json in
            json.string?.hasPrefix(WalletKey.identifierPrefix + "_") == true
                ? Form<WalletID>.id(of: WalletID.self).read(json).map(EstimateSource.wallet)
                : Form<Address>.address.read(json).map(EstimateSource.address)
        }
    }
}
