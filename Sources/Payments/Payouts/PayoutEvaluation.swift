public import PaymentModel
import Tron
package import TronNode

/// What would happen to an order. Nothing is stored.
public struct PayoutEvaluation: Sendable {
    /// Nil if it would be accepted.
    public let refusal: PaymentError?
    /// How many approvals it would need; 0 if it would be refused before the policy.
    public let approvalsRequired: Int
    /// Why it would wait at first; nil if it would not, or not be accepted.
    public let holdReason: HoldReason?
    /// The outcome of each rule that applies; empty if it was refused before the policy.
    public let outcomes: [RuleOutcome]
    /// Nil if no node answers, or the order was refused before the policy.
    public let cost: FeeEstimate?
}

extension PayoutService {
    /// What would happen to `order`, judged by the same code as a real one.
    ///
    /// - Throws: `PaymentError` with `validationFailed`, `storeUnavailable`.
    public func evaluate(_ order: PayoutOrder, by caller: Caller) async throws -> PayoutEvaluation {
        try await PaymentError.mapping {
            let now = books.clock.now()
            let judged: JudgedPayout
            do {
                judged = try await judge.judge(order, by: caller, after: PendingCounts(), at: now)
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

/// Predicts what the engine will do with a payout, by planning as it does.
package struct PayoutEstimator: Sendable {
    private let books: Books
    private let settings: FeeSettings
    private let parameters: ChainParameterCache
    private let node: any NodeGroup

    /// An estimator that plans as the engine does.
    package init(books: Books, settings: FeeSettings, parameters: ChainParameterCache, node: any NodeGroup) {
        self.books = books
        self.settings = settings
        self.parameters = parameters
        self.node = node
    }

    struct Prospect {
        var holdReason: HoldReason?
        var cost: FeeEstimate?
    }

    func prospect(of judged: JudgedPayout, at now: Timestamp) async -> Prospect {
        var prospect = Prospect()
        do {
            prospect.holdReason = try await hold(judged, at: now)
            prospect.cost = try await cost(of: judged, at: now)
        } catch {
            // What prevents an answer now will prevent the engine from paying as well.
            prospect.holdReason = .nodeUnavailable
        }
        if let scheduledAt = judged.order.scheduledAt, scheduledAt > now { prospect.holdReason = .scheduled }
        return prospect
    }

    private func request(_ judged: JudgedPayout) -> FeeRequest {
        FeeRequest(
            intent: judged.order.intent, from: judged.wallet.address, memo: judged.order.memo, feeLimit: nil,
            salt: judged.wallet.id.text)
    }

    /// Why the engine could not pay it now.
    private func hold(_ judged: JudgedPayout, at now: Timestamp) async throws -> HoldReason? {
        var desk = try await FundsDesk.open(
            for: judged.wallet, tokens: judged.order.intent.token.map { [$0] } ?? [], spentBy: .engine,
            on: node, parameters: parameters, settings: settings, in: books.store)
        do {
            _ = try await desk.hold(request(judged), at: now)
            return nil
        } catch let refusal as PlanRefusal {
            // Nil where it would not wait, but fail.
            return HoldReason(refusal: refusal)
        }
    }

    private func cost(of judged: JudgedPayout, at now: Timestamp) async throws -> FeeEstimate? {
        var source = FeeFactSource(
            node: node, parameters: try await parameters.parameters(from: node),
            resources: try await node.resources(of: judged.wallet.address))
        var facts = try await source.facts(for: request(judged))
        facts.isRecipientActivated = try await node.account(judged.order.recipient, in: .head) != nil
        return FeeEstimate(of: request(judged), from: facts, settings, at: now)
    }
}
