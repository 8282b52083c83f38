import HTTPTypes
import Payments
import StrictJSON
import Tron

/// Allowances of USDT, and what operations of its contract cost.
struct TokenRoutes: Sendable {
    let system: PaymentSystem

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
        let body = reader.body
        let wallet = body.required("wallet_id", .id(of: WalletID.self))
        let spender = body.required("spender", .address)
        let allowance = body.required("amount", .allowance)
        let mayReplace = body.optional("replace", .flag, else: false)
        let feeLimit = body.optional("fee_limit", .trx)
        let metadata = body.optional("metadata", .texts, else: [:])
        let values = try await reader.values(wallet, spender, allowance, mayReplace, feeLimit, metadata) {
            try await system.allowances.offences(
                walletID: wallet.value, spender: spender.value, feeLimit: feeLimit.value ?? nil)
        }
        var order = ApprovalOrder(walletID: values.0, spender: values.1, allowance: values.2)
        (order.mayReplace, order.feeLimit, order.metadata) = (values.3, values.4, values.5)
        let record = try await system.allowances.order(
            order, by: request.caller, idempotency: request.claim(answering: Answer.made))
        return try await system.transfers.answer(record, to: request)
    }

    private func allowance(_ request: OperationRequest) async throws -> Answer {
        let reader = RequestReader(request)
        let (owner, spender) = try reader.values(
            reader.path("owner", .address), reader.path("spender", .address))
        return Answer(try await system.allowances.allowance(of: owner, for: spender).json)
    }

    private enum EstimatedOperation: String, CaseIterable {
        case transfer, approve
    }

    private func estimate(_ request: OperationRequest) async throws -> Answer {
        let reader = RequestReader(request)
        let body = reader.body
        let (operation, source, to, amount) = try reader.values(
            body.required("operation", .word(of: EstimatedOperation.self)),
            body.required("from", .estimateSource), body.required("to", .address),
            // Without an amount, the least that moves anything: moving nothing is cheaper than any payment.
            body.optional("amount", .amount(of: .usdt), assuming: "0.000001"))
        let intent: TransactionIntent =
            switch operation {
            case .transfer: .usdtTransfer(to: to, amount: amount)
            case .approve: .usdtApprove(spender: to, allowance: .amount(amount))
            }
        return Answer(try await system.estimates.estimate(intent, by: source).json)
    }
}

extension Form where Value == Allowance {
    /// A decimal amount of USDT, or "unlimited".
    fileprivate static var allowance: Self {
        Self { json in
            json.string == "unlimited"
                ? .valid(.unlimited) : Form<AssetAmount>.amount(of: .usdt).read(json).map(Allowance.amount)
        }
    }
}

extension Form where Value == EstimateSource {
    /// A wallet's id, or an address.
    fileprivate static var estimateSource: Self {
        Self { json in
            json.string?.hasPrefix(Wallet.identifierPrefix + "_") == true
                ? Form<WalletID>.id(of: WalletID.self).read(json).map(EstimateSource.wallet)
                : Form<Address>.address.read(json).map(EstimateSource.address)
        }
    }
}
