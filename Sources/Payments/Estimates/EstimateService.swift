public import PaymentModel
public import Tron
import TronNode

/// The account for which something is estimated.
public enum EstimateSource: Hashable, Sendable {
    /// A wallet of this service.
    case wallet(WalletID)
    /// Any address of the chain.
    case address(Address)
}

/// Estimates, by the same calls as planning a transaction.
public struct EstimateService: Sendable {
    private let acceptance: TransactionAcceptance
    private let reads: ReadCache<EstimateQuestion, FeeEstimate>

    /// A service that plans as `acceptance` does, and caches answers until `head` moves.
    package init(acceptance: TransactionAcceptance, head: HeadReader) {
        self.acceptance = acceptance
        reads = ReadCache(head)
    }

    /// What `intent` would cost if `source` did it now.
    ///
    /// - Parameter intent: a transfer of a token or an approval.
    /// - Throws: `PaymentError` with `validationFailed` for an unknown wallet, `nodeUnavailable`, `nodeError`,
    ///   `storeUnavailable`.
    public func estimate(_ intent: TransactionIntent, by source: EstimateSource) async throws -> FeeEstimate {
        try await PaymentError.mapping {
            let owner = try await address(of: source)
            return try await reads.answer(to: EstimateQuestion(owner: owner, intent: intent)) { _ in
                try await estimateNow(intent, by: owner)
            }
        }
    }

    private func estimateNow(_ intent: TransactionIntent, by owner: Address) async throws -> FeeEstimate {
        let node = acceptance.node
        let request = FeeRequest(intent: intent, from: owner, memo: nil, feeLimit: nil, salt: owner.base58)
        var source = FeeFactSource(
            node: node, parameters: try await acceptance.parameters.parameters(from: node),
            resources: try await node.resources(of: owner))
        var facts = try await source.facts(for: request)
        if let recipient = intent.recipient {
            facts.isRecipientActivated = try await node.account(recipient, in: .head) != nil
        }
        let estimate = FeeEstimate(
            of: request, from: facts, acceptance.settings, at: acceptance.books.clock.now())
        guard let estimate else { throw NodeError(.unreadable, "prices that do not fit") }
        return estimate
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
}

/// An operation and the account that would pay for it.
private struct EstimateQuestion: Hashable, Sendable {
    let owner: Address
    let intent: TransactionIntent
}
