public import PaymentModel
import Tron
package import TronNode

/// What would become of an order, with nothing stored.
public struct PayoutEvaluation: Sendable {
    /// Nil where it would be accepted.
    public let refusal: PaymentError?
    public let approvalsRequired: Int
    /// Why it would wait at first; nil where it would not, or not be accepted.
    public let holdReason: HoldReason?
    /// What each rule that concerns it says; none where it was refused before the policy.
    public let outcomes: [RuleOutcome]
    /// Nil where no node answers, or the order was refused before the policy.
    public let cost: GasEstimate?
}

extension PayoutService {
    /// What would become of `order`, judged by the code that accepts it.
    ///
    /// - Throws: `PaymentError` with `validationFailed`, `storeUnavailable`.
    public func evaluate(_ order: PayoutOrder, by caller: Caller) async throws -> PayoutEvaluation {
        try await PaymentError.mapping {
            let now = books.clock.now()
            let judged: JudgedPayout
            do {
                judged = try await judge.judge(order, after: PendingCounts(), at: now)
            } catch let error as PaymentError {
                switch error.code {
                case .validationFailed, .storeUnavailable, .internalError: throw error
                default:
                    return PayoutEvaluation(
                        refusal: error, approvalsRequired: 0, holdReason: nil, outcomes: [], cost: nil)
                }
            }
            let prospect = await estimator.prospect(of: judged, at: now)
            let refusal = judged.decision.refusal
            return PayoutEvaluation(
                refusal: refusal, approvalsRequired: judged.decision.approvalsRequired,
                holdReason: refusal == nil ? prospect.holdReason : nil, outcomes: judged.decision.outcomes,
                cost: prospect.cost)
        }
    }
}

/// Foresees what the engine will do about a payout, by the planner that it uses.
package struct PayoutEstimator: Sendable {
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

    struct Prospect {
        var holdReason: HoldReason?
        var cost: GasEstimate?
    }

    private enum Limits {
        /// As if it had more than anything costs: to plan what the wallet can't pay yet.
        static let plenty = Int64.max / 4
    }

    func prospect(of judged: JudgedPayout, at now: Timestamp) async -> Prospect {
        var prospect = Prospect()
        do {
            let view = try await view(of: judged.wallet)
            prospect.holdReason = try await hold(judged, on: view, at: now)
            prospect.cost = try await cost(of: judged, on: view, at: now)
        } catch {
            // Whatever kept the node or the store from answering will keep the engine from paying as well.
            prospect.holdReason = .nodeUnavailable
        }
        if let scheduledAt = judged.order.scheduledAt, scheduledAt > now { prospect.holdReason = .scheduled }
        return prospect
    }

    private func view(of wallet: Wallet) async throws -> PlanningView {
        PlanningView(
            funds: try await Funds.read(of: wallet.address, on: node, usdt: planner.usdtContract),
            reserved: try await .read(of: wallet.id, in: books.store),
            parameters: try await parameters.parameters(from: node))
    }

    private func task(_ judged: JudgedPayout) -> FeePlanner.Task {
        FeePlanner.Task(
            intent: judged.order.intent, from: judged.wallet.address, memo: judged.order.memo, feeLimit: nil,
            salt: judged.wallet.id.text)
    }

    /// Why the engine could not pay it now.
    private func hold(
        _ judged: JudgedPayout, on view: PlanningView, at now: Timestamp
    ) async throws -> HoldReason? {
        var view = view
        do {
            _ = try await planner.plan(task(judged), on: &view, node: node, now: now)
            return nil
        } catch {
            switch error {
            case .insufficientFunds: return .insufficientFunds
            case .insufficientEnergy: return .insufficientEnergy
            case .node(let error): throw error
            // It would not wait: it would fail.
            case .wouldRevert: return nil
            }
        }
    }

    private func cost(
        of judged: JudgedPayout, on view: PlanningView, at now: Timestamp
    ) async throws -> GasEstimate? {
        let resources = view.funds.resources
        var rich = PlanningView(
            funds: Funds(
                usdt: Limits.plenty, trx: Sun(Limits.plenty), resources: resources, energy: view.funds.energy,
                readAt: view.funds.readAt),
            reserved: ReservedFunds(usdt: 0, trx: 0, energy: 0), parameters: view.parameters)
        let isActivated = try await node.account(judged.order.recipient, in: .head) != nil
        let call = planner.usdtContract.flatMap {
            judged.order.call(from: judged.wallet.address, contract: $0)
        }
        var penalty: Int64 = 0
        if let call {
            switch try await node.call(call, in: .head) {
            case .returned(_, _, let part): penalty = part
            case .reverted(let words, let energy):
                return GasEstimate(
                    revertReason: words ?? GasEstimate.noReason, wouldSucceed: false, energy: energy,
                    energyPenalty: 0, bandwidth: 0, resources: resources, fee: .zero,
                    recommendedFeeLimit: .zero, isRecipientActivated: isActivated)
            }
        }
        guard let plan = try? await planner.plan(task(judged), on: &rich, node: node, now: now),
            let fee = burnt(plan, judged.order, resources, view.parameters, isNew: !isActivated)
        else { return nil }
        return GasEstimate(
            revertReason: nil, wouldSucceed: true, energy: plan.energy, energyPenalty: penalty,
            bandwidth: plan.bandwidth, resources: resources, fee: fee,
            recommendedFeeLimit: plan.feeLimit, isRecipientActivated: isActivated)
    }

    private func burnt(
        _ plan: FeePlan, _ order: PayoutOrder, _ resources: AccountResources, _ parameters: ChainParameters,
        isNew: Bool
    ) -> Sun? {
        var parts = [parameters.energyPrice.multiplied(by: max(0, plan.energy - resources.energyAvailable))]
        if order.amount.asset == .trx, isNew {
            // A new account burns its own fee in place of bandwidth (java-tron: `BandwidthProcessor`).
            parts += [parameters.createAccountFee, parameters.newAccountFee]
        } else if resources.bandwidthAvailable < plan.bandwidth {
            parts.append(parameters.bandwidthPrice.multiplied(by: plan.bandwidth))
        }
        if order.memo != nil { parts.append(parameters.memoFee) }
        return parts.reduce(Sun.zero) { sum, part in part.flatMap { sum?.adding($0) } }
    }
}

extension PayoutOrder {
    /// The call of the token's contract, where it is one.
    fileprivate func call(from owner: Address, contract: Address) -> ConstantCall? {
        switch amount.asset {
        case .trx: nil
        case .usdt:
            ConstantCall(
                owner: owner, contract: contract,
                data: TRC20.transferCall(to: recipient, amount: UInt256(UInt64(amount.units))))
        }
    }
}
