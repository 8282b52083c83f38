import HTTPTypes
import PaymentModel
import Payments
import StrictJSON
import Tron

/// Allowances of USDT, and what operations of its contract cost.
struct TokenRoutes: Sendable {
    let system: PaymentServices

    var operations: [Operation] {
        [
            Operation(
                id: "approveUsdt", method: .post, path: "/tron/usdt/approve",
                access: .permission(.writeTransfers), idempotency: .required, body: .required, waits: true,
                audited: "transaction.create", handle: approve),
            Operation(
                id: "getUsdtAllowance", method: .get, path: "/tron/usdt/allowance/{owner}/{spender}",
                access: .permission(.readNetwork), handle: allowance),
            Operation(
                id: "estimateUsdtGas", method: .post, path: "/tron/usdt/estimate-gas",
                access: .permission(.readNetwork), body: .required, handle: estimate),
        ]
    }

    private func approve(_ request: OperationRequest) async throws -> Answer {
        let reader = RequestReader(request)
        var body = reader.body()
        let walletID = body.identifier("wallet_id", of: WalletID.self)
        let spender = body.address("spender")
        let allowance = body.allowance("amount")
        let mayReplace = body.flag("replace", .optional) ?? false
        let feeLimit = body.amount("fee_limit", of: .trx, .optional).map { Sun($0.units) }
        let metadata = body.metadata("metadata")
        body.refuseUnknown()
        guard let walletID, let spender, let allowance, reader.offences.items.isEmpty else {
            let found = try await system.allowances.offences(
                walletID: walletID, spender: spender, feeLimit: feeLimit)
            try reader.check(beside: found)
            throw Problem(.internalError)
        }
        var order = ApprovalOrder(walletID: walletID, spender: spender, allowance: allowance)
        order.mayReplace = mayReplace
        order.feeLimit = feeLimit
        order.metadata = metadata
        let record = try await system.allowances.order(
            order, by: request.caller, idempotency: request.claim(answering: Answer.made))
        return try await system.transfers.answer(record, to: request)
    }

    private func allowance(_ request: OperationRequest) async throws -> Answer {
        let reader = RequestReader(request)
        let (owner, spender) = (reader.address(path: "owner"), reader.address(path: "spender"))
        try reader.check()
        guard let owner, let spender else { throw Problem(.internalError) }
        return Answer(try await system.allowances.allowance(of: owner, for: spender).json)
    }

    private enum EstimatedOperation: String, CaseIterable {
        case transfer, approve
    }

    private func estimate(_ request: OperationRequest) async throws -> Answer {
        let reader = RequestReader(request)
        var body = reader.body()
        let operation = body.word("operation", of: EstimatedOperation.self)
        let source = body.estimateSource("from")
        let to = body.address("to")
        // Without an amount, the least that moves anything: moving nothing is cheaper than any payment.
        let amount = body.amount("amount", of: .usdt, .optional) ?? AssetAmount(.usdt, units: 1)
        body.refuseUnknown()
        try reader.check()
        guard let operation, let source, let to, let amount else { throw Problem(.internalError) }
        let intent: TransactionIntent =
            switch operation {
            case .transfer: .usdtTransfer(to: to, amount: amount)
            case .approve: .usdtApprove(spender: to, allowance: .amount(amount))
            }
        return Answer(try await system.estimates.estimate(intent, by: source).json)
    }
}

extension ObjectReader {
    /// A decimal amount of USDT, or "unlimited".
    fileprivate mutating func allowance(_ key: String) -> Allowance? {
        if value(key, .optional)?.string == "unlimited" { return .unlimited }
        return amount(key, of: .usdt).map(Allowance.amount)
    }

    /// A wallet's id or an address.
    fileprivate mutating func estimateSource(_ key: String) -> EstimateSource? {
        if value(key, .optional)?.string?.hasPrefix(WalletKey.identifierPrefix + "_") == true {
            return identifier(key, of: WalletID.self).map(EstimateSource.wallet)
        }
        return address(key).map(EstimateSource.address)
    }
}
