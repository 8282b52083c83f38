package import PaymentModel
package import Tron
package import TronNode

/// Asks a node for the facts that plans need. What applies to all plans of a round is asked once.
package struct FeeFactSource: Sendable {
    /// Answers of contracts, by call.
    package typealias Answers = [ConstantCall: ConstantCallResult]

    private let node: any NodeAPI
    /// The prices that all facts of the source share.
    package let parameters: ChainParameters
    private let resources: AccountResources
    /// Answers that were requested in advance.
    package var answers: Answers = [:]
    /// The energy of a transfer to an address without the token: the most expensive case.
    private var energyToStranger: [Token: Energy] = [:]
    private var tokenFees: [Token: TokenFee] = [:]

    private enum Limits {
        /// Questions about the transfers of one round that are in flight at once.
        static let questionsAtOnce = 16
    }

    /// A source about an account with `resources`, asking `node`.
    package init(node: any NodeAPI, parameters: ChainParameters, resources: AccountResources) {
        self.node = node
        self.parameters = parameters
        self.resources = resources
    }

    /// The facts that a plan for `request` is made of.
    package mutating func facts(for request: FeeRequest) async throws(NodeError) -> FeeFacts {
        var facts = FeeFacts(parameters: parameters, resources: resources)
        if let token = request.intent.token, let call = Self.call(of: request) {
            if case .tokenTransfer = request.intent {
                facts.tokenFee = try await fee(of: token, request.from)
            }
            facts.call = try await outcome(of: call, for: request, of: token)
        } else if case .trxTransfer(let recipient, _) = request.intent {
            facts.isRecipientFinal = try await node.account(recipient, in: .solidified) != nil
        }
        return facts
    }

    /// The answers of contracts for many requests, asked a few at a time, so that planning them does not wait for
    /// each. Missing answers are asked for again when the request is planned.
    package static func answers(to requests: [FeeRequest], on node: any NodeAPI) async -> Answers {
        await withTaskGroup(of: (ConstantCall, ConstantCallResult?).self) { group in
            var answers: Answers = [:]
            for (index, call) in requests.compactMap(Self.call).enumerated() {
                if index >= Limits.questionsAtOnce, let (asked, answer) = await group.next() {
                    answers[asked] = answer
                }
                // Planning asks again, and meets the failure.
                group.addTask { (call, try? await node.call(call, in: .head)) }
            }
            for await (asked, answer) in group { answers[asked] = answer }
            return answers
        }
    }

    private static func call(of request: FeeRequest) -> ConstantCall? {
        guard let token = request.intent.token, let data = request.intent.tokenCall else { return nil }
        return ConstantCall(owner: request.from, contract: token.contract, data: data)
    }

    private mutating func outcome(
        of call: ConstantCall, for request: FeeRequest, of token: Token
    ) async throws(NodeError) -> CallFacts {
        let result: ConstantCallResult
        if let known = answers[call] {
            result = known
        } else {
            result = try await node.call(call, in: .head)
        }
        let facts = try await meaning(of: result, for: request, of: token)
        guard case .reverts = facts else { return facts }
        // What made the contract refuse may have ended between the call and the questions about it: a payout fails only
        // for what holds now.
        answers[call] = nil
        return try await meaning(of: node.call(call, in: .head), for: request, of: token)
    }

    private mutating func meaning(
        of result: ConstantCallResult, for request: FeeRequest, of token: Token
    ) async throws(NodeError) -> CallFacts {
        switch result {
        case .returned(_, let energy, let penalty):
            // For an allowance, the energy needed now is the most that it can need.
            guard case .tokenTransfer(_, let amount) = request.intent else {
                return .runs(energy: energy, penalty: penalty, most: energy)
            }
            let toStranger = try await energyOfTransfer(
                of: amount, to: request.stranger, for: request, of: token)
            return .runs(energy: energy, penalty: penalty, most: max(energy, toStranger ?? energy))
        case .reverted(let words, let energy):
            if case .tokenTransfer(_, let amount) = request.intent {
                let owned = try await Funds.balance(of: request.from, in: token, on: node, .head)
                if owned < amount.units { return .lacksTokens(words, energy: energy) }
            }
            if case .tokenTransfer = request.intent, let block = try await block(on: request.from, by: token)
            {
                return .blocked(block, energy: energy)
            }
            return .reverts(words, energy: energy)
        }
    }

    /// What keeps `owner` from transferring `token`, as far as the contract can be asked; a token that does not know the
    /// questions reverts.
    private func block(on owner: Address, by token: Token) async throws(NodeError) -> TokenBlock? {
        if try await number(TRC20.isBlackListedCall(owner), of: token, owner) == 1 { return .blacklisted }
        return try await number(TRC20.pausedCall, of: token, owner) == 1 ? .paused : nil
    }

    private mutating func energyOfTransfer(
        of amount: AssetAmount, to stranger: Address, for request: FeeRequest, of token: Token
    ) async throws(NodeError) -> Energy? {
        if let known = energyToStranger[token] { return known }
        let call = ConstantCall(
            owner: request.from, contract: token.contract,
            data: TRC20.transferCall(to: stranger, amount: UInt256(UInt64(amount.units))))
        guard case .returned(_, let energy, _) = try await node.call(call, in: .head) else { return nil }
        energyToStranger[token] = energy
        return energy
    }

    /// The fee that TetherToken takes of transfers.
    private mutating func fee(of token: Token, _ owner: Address) async throws(NodeError) -> TokenFee {
        if let known = tokenFees[token] { return known }
        let basisPoints = try await number(TRC20.basisPointsRateCall, of: token, owner)
        let fee = TokenFee(
            basisPoints: basisPoints,
            maximum: basisPoints == 0 ? 0 : try await number(TRC20.maximumFeeCall, of: token, owner))
        tokenFees[token] = fee
        return fee
    }

    private func number(
        _ data: [UInt8], of token: Token, _ owner: Address
    ) async throws(NodeError) -> UInt64 {
        let call = ConstantCall(owner: owner, contract: token.contract, data: data)
        // A token without this function takes no such fee.
        guard case .returned(let answer, _, _) = try await node.call(call, in: .head),
            let word = TRC20.number(in: answer)
        else { return 0 }
        return UInt64(exactly: word) ?? .max
    }
}
