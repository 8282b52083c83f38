public import PaymentModel
public import Tron
import TronNode

/// Who would do something, when it is only estimated.
public enum EstimateSource: Hashable, Sendable {
    case wallet(WalletID)
    case address(Address)
}

/// What an operation would cost on the chain right now.
public struct GasEstimate: Sendable {
    /// What is told where a contract refuses without words.
    static let noReason = "the contract refuses it without giving a reason"

    /// The contract's words, where it would refuse.
    public let revertReason: String?
    public let wouldSucceed: Bool
    /// With the penalty.
    public let energy: Int64
    public let energyPenalty: Int64
    public let bandwidth: Int64
    /// What the payer's account has.
    public let resources: AccountResources
    /// TRX that would be burnt now: what stake does not cover.
    public let fee: Sun
    public let recommendedFeeLimit: Sun
    public let isRecipientActivated: Bool
}

/// Estimates, by the same calls as planning a transaction.
public struct EstimateService: Sendable {
    private let acceptance: TransactionAcceptance
    private let reads: ReadCache<EstimateQuestion, GasEstimate>

    package init(acceptance: TransactionAcceptance, head: HeadReader) {
        self.acceptance = acceptance
        reads = ReadCache(head)
    }

    /// What `intent` would cost if `source` did it now.
    ///
    /// - Parameter intent: a transfer of USDT or an approval.
    /// - Throws: `PaymentError` with `validationFailed` for an unknown wallet, `nodeUnavailable`, `nodeError`,
    ///   `storeUnavailable`.
    public func estimate(_ intent: TransactionIntent, by source: EstimateSource) async throws -> GasEstimate {
        try await PaymentError.mapping {
            let owner = try await address(of: source)
            return try await reads.answer(to: EstimateQuestion(owner: owner, intent: intent)) { _ in
                try await estimateNow(intent, by: owner)
            }
        }
    }

    private func estimateNow(_ intent: TransactionIntent, by owner: Address) async throws -> GasEstimate {
        guard let contract = acceptance.planner.usdtContract, let data = intent.tokenCall else {
            throw PaymentError(.nodeError, "No USDT contract is configured.")
        }
        let node = acceptance.node
        let result = try await node.call(
            ConstantCall(owner: owner, contract: contract, data: data), in: .head)
        let resources = try await node.resources(of: owner)
        let parameters = try await acceptance.parameters.parameters(from: node)
        var isActivated = false
        if let recipient = intent.recipient {
            isActivated = try await node.account(recipient, in: .head) != nil
        }
        return try estimate(
            Answers(
                result: result, resources: resources, parameters: parameters,
                isRecipientActivated: isActivated), of: intent, from: owner)
    }

    private struct Answers {
        let result: ConstantCallResult
        let resources: AccountResources
        let parameters: ChainParameters
        let isRecipientActivated: Bool
    }

    private func address(of source: EstimateSource) async throws -> Address {
        switch source {
        case .address(let address): return address
        case .wallet(let id):
            guard let wallet = try await acceptance.books.store.wallet(id) else {
                throw PaymentError.invalid([.init("/from", "There is no wallet with this id.")])
            }
            return wallet.address
        }
    }

    private func estimate(
        _ answers: Answers, of intent: TransactionIntent, from owner: Address
    ) throws -> GasEstimate {
        var (energy, penalty): (Int64, Int64) = (0, 0)
        var (wouldSucceed, reason): (Bool, String?) = (true, nil)
        switch answers.result {
        case .returned(_, let used, let part): (energy, penalty) = (used, part)
        case .reverted(let words, let used):
            (energy, wouldSucceed) = (used, false)
            reason = words ?? GasEstimate.noReason
        }
        let (resources, parameters) = (answers.resources, answers.parameters)
        let feeLimit = acceptance.planner.feeLimit(forEnergy: energy, parameters)
        let task = FeePlanner.Task(intent: intent, from: owner, memo: nil, feeLimit: nil, salt: "")
        let bandwidth = acceptance.planner.bandwidth(of: task, feeLimit: feeLimit)
        let burntEnergy = max(0, energy - resources.energyAvailable)
        let burntBytes = resources.bandwidthAvailable >= bandwidth ? 0 : bandwidth
        guard let energyFee = parameters.energyPrice.multiplied(by: burntEnergy),
            let bandwidthFee = parameters.bandwidthPrice.multiplied(by: burntBytes),
            let fee = energyFee.adding(bandwidthFee)
        else { throw NodeError(.unreadable, "prices that do not fit") }
        return GasEstimate(
            revertReason: reason, wouldSucceed: wouldSucceed, energy: energy, energyPenalty: penalty,
            bandwidth: bandwidth, resources: resources, fee: fee, recommendedFeeLimit: feeLimit,
            isRecipientActivated: answers.isRecipientActivated)
    }
}

/// What an operation would cost whom.
private struct EstimateQuestion: Hashable, Sendable {
    let owner: Address
    let intent: TransactionIntent
}
