package import Tron

// Plans a transaction's cost: stake first, then burning TRX if that is allowed. Orders, estimates, evaluations,
// rounds and replacements all plan here, from facts that were gathered before.

extension FeePlan {
    private enum Margins {
        /// A margin on the energy of the most expensive case: the dynamic penalty grows by at most a fifth from one
        /// maintenance period to the next (`getDynamicEnergyIncreaseFactor`).
        static let energyPercent: Int64 = 120
    }

    /// The plan for `request`, paid from `left`.
    ///
    /// - Throws: `PlanRefusal`.
    package init(
        for request: FeeRequest, from facts: FeeFacts, paidFrom left: SpendableFunds, _ settings: FeeSettings,
        at now: Timestamp
    ) throws(PlanRefusal) {
        try left.require(request.intent.outflow)
        if let call = facts.call {
            try self.init(calling: call, for: request, from: facts, paidFrom: left, settings, at: now)
        } else {
            try self.init(withoutCall: request, from: facts, paidFrom: left, at: now)
        }
    }

    /// The fee limit for a call of `energy`, with the margin, within the operator's and the chain's bounds.
    package static func feeLimit(
        forEnergy energy: Energy, _ parameters: ChainParameters, _ settings: FeeSettings
    ) -> Sun {
        let bound = bound(parameters, settings)
        guard let energy = energy.scaled(percent: Margins.energyPercent) else { return bound }
        return min(parameters.energyPrice.cost(of: energy) ?? bound, bound)
    }

    private static func bound(_ parameters: ChainParameters, _ settings: FeeSettings) -> Sun {
        let chain = parameters.feeLimitMax
        return chain > .zero ? min(settings.maximumFee, chain) : settings.maximumFee
    }

    private init(
        calling call: CallFacts, for request: FeeRequest, from facts: FeeFacts, paidFrom left: SpendableFunds,
        _ settings: FeeSettings, at now: Timestamp
    ) throws(PlanRefusal) {
        let (energy, most) = try Self.need(of: call, for: request, facts)
        let parameters = facts.parameters
        guard let withMargin = most.scaled(percent: Margins.energyPercent),
            let price = parameters.energyPrice.cost(of: most)
        else { throw .insufficientEnergy("the energy's price does not fit") }
        guard request.feeLimit != nil || price <= Self.bound(parameters, settings) else {
            throw .insufficientEnergy("\(price.trxText) TRX for energy are more than the maximum")
        }
        if let feeLimit = request.feeLimit, let now = parameters.energyPrice.cost(of: energy),
            feeLimit < now
        {
            throw .feeLimitTooLow(needed: now, energy: energy)
        }
        let feeLimit = request.feeLimit ?? Self.feeLimit(forEnergy: most, parameters, settings)
        let isStaked = left.energy >= withMargin
        guard isStaked || settings.burnsTRX else {
            throw .insufficientEnergy("\(left.energy) of \(withMargin) energy are left, and TRX is not burnt")
        }
        let memo = Self.memoFee(of: request, parameters)
        let bandwidth = request.bandwidth(feeLimit: feeLimit)
        let burntEnergy = max(0, energy.subtractingWithinBounds(max(0, left.energyNow)))
        self.init(
            energy: energy, bandwidth: bandwidth, feeLimit: feeLimit,
            mostBurnt: try Self.mostBurnt(
                bytes: bandwidth, fixed: isStaked ? memo : memo.adding(feeLimit), facts, left),
            stakedEnergy: isStaked ? withMargin : 0,
            expectedFee: Self.expected(
                parameters.energyPrice.cost(of: burntEnergy)?.adding(memo), bytes: bandwidth, facts),
            plannedAt: now)
    }

    /// The energy that the call needs now, and at most.
    private static func need(
        of call: CallFacts, for request: FeeRequest, _ facts: FeeFacts
    ) throws(PlanRefusal) -> (now: Energy, most: Energy) {
        if case .tokenTransfer(_, let amount) = request.intent, facts.tokenFee.isTaken(of: amount.units) {
            throw .wouldRevert(
                """
                \(amount.asset.symbol) takes a fee of \(facts.tokenFee.basisPoints) basis points: the recipient would \
                get less
                """)
        }
        switch call {
        case .runs(let energy, _, let most): return (energy, max(energy, most))
        case .blocked(let block, _):
            guard let token = request.intent.token else {
                throw .wouldRevert("the contract refuses the call")
            }
            throw .blocked(block, token)
        case .reverts(let words, _): throw .wouldRevert(words ?? "the contract refuses the call")
        case .lacksTokens: throw .insufficientFunds(request.intent.asset ?? .trx)
        }
    }

    /// The plan for a transaction that calls no contract: bandwidth, or the fee of a new account instead, and what is
    /// burnt in addition.
    private init(
        withoutCall request: FeeRequest, from facts: FeeFacts, paidFrom left: SpendableFunds,
        at now: Timestamp
    ) throws(PlanRefusal) {
        let parameters = facts.parameters
        let bandwidth = request.bandwidth(feeLimit: .zero)
        let memo = Self.memoFee(of: request, parameters)
        guard let activation = parameters.createAccountFee.adding(parameters.newAccountFee) else {
            throw .insufficientFunds(.trx)
        }
        var left = left
        if let outflow = request.intent.outflow, outflow.asset == .trx { left[.trx] -= outflow.units }
        // A new account burns its own fee instead of bandwidth (java-tron: `BandwidthProcessor`).
        let isNew = !(facts.isRecipientActivated ?? facts.isRecipientFinal)
        self.init(
            energy: 0, bandwidth: bandwidth, feeLimit: .zero,
            mostBurnt: try Self.mostBurnt(
                bytes: bandwidth, fixed: (facts.isRecipientFinal ? .zero : activation).adding(memo), facts,
                left),
            stakedEnergy: 0,
            expectedFee: isNew ? activation.adding(memo) : Self.expected(memo, bytes: bandwidth, facts),
            plannedAt: now)
    }

    private static func memoFee(of request: FeeRequest, _ parameters: ChainParameters) -> Sun {
        request.memo == nil ? .zero : parameters.memoFee
    }

    /// The most TRX that can burn: `fixed`, and the bandwidth, unless the wallet can pay only without that and has
    /// enough bandwidth.
    private static func mostBurnt(
        bytes: Bandwidth, fixed: Sun?, _ facts: FeeFacts, _ left: SpendableFunds
    ) throws(PlanRefusal) -> Sun {
        guard let fixed, let bandwidth = facts.parameters.bandwidthPrice.cost(of: bytes),
            let most = fixed.adding(bandwidth)
        else { throw .insufficientFunds(.trx) }
        if most.value <= left[.trx] { return most }
        guard fixed.value <= left[.trx], facts.resources.bandwidthAvailable >= bytes else {
            throw .insufficientFunds(.trx)
        }
        return fixed
    }

    /// What would burn now: `fixed`, and the bandwidth if the wallet has none of its own.
    private static func expected(_ fixed: Sun?, bytes: Bandwidth, _ facts: FeeFacts) -> Sun? {
        if facts.resources.bandwidthAvailable >= bytes { return fixed }
        return facts.parameters.bandwidthPrice.cost(of: bytes).flatMap { fixed?.adding($0) }
    }
}
