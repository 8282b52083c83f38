package import PaymentModel
package import Tron
package import TronNode

/// Plans what a transaction costs before it is signed: stake first, then burning TRX where that is allowed.
package struct FeePlanner: Sendable {
    package let usdtContract: Address?
    let feeLimitMax: Sun
    let burnsTRX: Bool

    package init(
        usdtContract: Address?, feeLimitMax: Sun, burnsTRX: Bool
    ) {
        self.usdtContract = usdtContract
        self.feeLimitMax = feeLimitMax
        self.burnsTRX = burnsTRX
    }

    enum Margins {
        /// On the energy of the dearest case: the dynamic penalty grows by a fifth at most from one maintenance period to
        /// the next (`getDynamicEnergyIncreaseFactor`).
        static let energyPercent: Int64 = 120
        /// Questions about the transfers of one round that are with the node at once.
        static let questionsAtOnce = 16
    }

    /// What the contract said of calls.
    package typealias Answers = [ConstantCall: ConstantCallResult]

    /// What is planned for.
    package struct Task: Sendable {
        let intent: TransactionIntent
        let from: Address
        let memo: String?
        let feeLimit: Sun?
        /// Makes the plan's probing address unforeseeable.
        let salt: String

        package init(
            intent: TransactionIntent, from: Address, memo: String?, feeLimit: Sun?, salt: String
        ) {
            self.intent = intent
            self.from = from
            self.memo = memo
            self.feeLimit = feeLimit
            self.salt = salt
        }
    }

    /// The plan for `task`, paid from what `view` has left.
    ///
    /// - Throws: `PlanRefusal`; funds are judged before the contract is asked.
    package func plan(
        _ task: Task, on view: inout PlanningView, node: some NodeAPI, now: Timestamp
    ) async throws(PlanRefusal) -> FeePlan {
        let left = view.left
        if let amount = task.intent.outflow, amount.units > left.units(of: amount.asset) {
            throw .insufficientFunds(amount.asset)
        }
        switch task.intent {
        case .usdtTransfer, .usdtApprove:
            let energy = try await energy(of: task, on: &view, node: node)
            return try callPlan(task, energy: energy, view: view, now: now)
        case .trxTransfer(let to, _):
            return try await transferPlan(task, to: to, view: view, node: node, now: now)
        case .stake, .unstake, .delegate, .undelegate, .withdrawUnstaked, .cancelUnstake, .vote,
            .claimRewards:
            return try systemPlan(task, activation: .zero, view: view, now: now)
        }
    }

    /// - Throws: `PaymentError` with `policyViolation` where a caller's fee limit is over the operator's.
    func requireAllowed(_ feeLimit: Sun?) throws(PaymentError) {
        guard let feeLimit, feeLimit > feeLimitMax else { return }
        var error = PaymentError(.policyViolation, "A fee limit is at most \(feeLimitMax.trxText) TRX.")
        error.rule = "fee_limit_max"
        throw error
    }

    /// What the call takes now, and at most: a recipient without the token costs a new storage slot, and any recipient may
    /// have none by the time of the execution.
    private struct EnergyNeed {
        let now: Int64
        let most: Int64
    }

    private func energy(
        of task: Task, on view: inout PlanningView, node: some NodeAPI
    ) async throws(PlanRefusal) -> EnergyNeed {
        guard let usdtContract, let data = task.intent.tokenCall else {
            throw .wouldRevert("no USDT contract is configured")
        }
        func call(_ data: [UInt8]) -> ConstantCall {
            ConstantCall(owner: task.from, contract: usdtContract, data: data)
        }
        do {
            if case .usdtTransfer(_, let amount) = task.intent {
                let fee = try await tokenFee(on: &view, from: task.from, contract: usdtContract, node: node)
                if fee.isTaken(of: amount.units) {
                    throw PlanRefusal.wouldRevert(
                        "USDT takes a fee of \(fee.basisPoints) basis points: the recipient would get less")
                }
            }
            let now: Int64
            switch try await answer(to: call(data), on: view, node: node) {
            case .returned(_, let energy, _): now = energy
            case .reverted(let words, _):
                throw try await refusal(of: task, words, contract: usdtContract, node: node)
            }
            // An allowance costs the same or more where there is none yet: what it takes now is what it takes.
            guard case .usdtTransfer(_, let amount) = task.intent else {
                return EnergyNeed(now: now, most: now)
            }
            let toStranger = TRC20.transferCall(
                to: Self.strangerAddress(task.salt), amount: UInt256(UInt64(amount.units)))
            if view.energyToStranger == nil,
                case .returned(_, let energy, _) = try await node.call(call(toStranger), in: .head)
            {
                view.energyToStranger = energy
            }
            return EnergyNeed(now: now, most: max(now, view.energyToStranger ?? now))
        } catch let refusal as PlanRefusal {
            throw refusal
        } catch {
            throw .node(error as? NodeError ?? NodeError(.unreadable, "\(error)"))
        }
    }

    /// What the contract says of many tasks, asked a few at once, so that planning them one after the other waits for none.
    /// What is not answered here is asked again there.
    package func answers(to tasks: [Task], on node: any NodeAPI) async -> Answers {
        guard let usdtContract else { return [:] }
        let calls = tasks.compactMap { task in
            task.intent.tokenCall.map { ConstantCall(owner: task.from, contract: usdtContract, data: $0) }
        }
        return await withTaskGroup(of: (ConstantCall, ConstantCallResult?).self) { group in
            var answers: Answers = [:]
            for (index, call) in calls.enumerated() {
                if index >= Margins.questionsAtOnce, let (asked, answer) = await group.next() {
                    answers[asked] = answer
                }
                // Whoever plans hears of the failure.
                group.addTask { (call, try? await node.call(call, in: .head)) }
            }
            for await (asked, answer) in group { answers[asked] = answer }
            return answers
        }
    }

    private func answer(
        to call: ConstantCall, on view: PlanningView, node: some NodeAPI
    ) async throws(NodeError) -> ConstantCallResult {
        if let known = view.answers[call] { return known }
        return try await node.call(call, in: .head)
    }

    /// The fee that TetherToken takes of transfers, asked once for a round.
    private func tokenFee(
        on view: inout PlanningView, from owner: Address, contract: Address, node: some NodeAPI
    ) async throws(NodeError) -> TokenFee {
        if let known = view.tokenFee { return known }
        func number(_ data: [UInt8]) async throws(NodeError) -> UInt64 {
            let call = ConstantCall(owner: owner, contract: contract, data: data)
            // A token that does not know the question takes no such fee.
            guard case .returned(let answer, _, _) = try await node.call(call, in: .head),
                let word = TRC20.number(in: answer)
            else { return 0 }
            return UInt64(exactly: word) ?? .max
        }
        let basisPoints = try await number(TRC20.basisPointsRateCall)
        let fee = TokenFee(
            basisPoints: basisPoints,
            maximum: basisPoints == 0 ? 0 : try await number(TRC20.maximumFeeCall))
        view.tokenFee = fee
        return fee
    }

    /// Why the contract refuses a transfer. Where the head's state has not enough, that passes by itself: the node is
    /// behind the solidified one that was read, or money went elsewhere and is to be waited for.
    private func refusal(
        of task: Task, _ words: String?, contract: Address, node: some NodeAPI
    ) async throws(NodeError) -> PlanRefusal {
        if case .usdtTransfer(_, let amount) = task.intent {
            let owned = try await Funds.tokens(of: task.from, contract: contract, on: node, in: .head)
            if owned < amount.units { return .insufficientFunds(.usdt) }
        }
        return .wouldRevert(words ?? "the contract refuses the call")
    }

    /// An address that holds no tokens, for all that anybody could know.
    private static func strangerAddress(_ salt: String) -> Address {
        (try? Address(evmBytes: Keccak256.hash(Array(("stranger/" + salt).utf8)).suffix(20))) ?? .zero
    }

    /// The fee limit that a call of `energy` needs, with the margin, within the operator's and the chain's bounds.
    func feeLimit(forEnergy energy: Int64, _ parameters: ChainParameters) -> Sun {
        let withMargin = (energy * Margins.energyPercent + 99) / 100
        let bound = bound(parameters)
        return min(parameters.energyPrice.multiplied(by: withMargin) ?? bound, bound)
    }

    private func bound(_ parameters: ChainParameters) -> Sun {
        min(feeLimitMax, parameters.feeLimitMax > .zero ? parameters.feeLimitMax : feeLimitMax)
    }

    private func callPlan(
        _ task: Task, energy: EnergyNeed, view: PlanningView, now: Timestamp
    ) throws(PlanRefusal) -> FeePlan {
        let (left, parameters) = (view.left, view.parameters)
        let price = parameters.energyPrice
        let withMargin = (energy.most * Margins.energyPercent + 99) / 100
        guard let most = price.multiplied(by: energy.most) else {
            throw .insufficientEnergy("the energy's price does not fit")
        }
        guard task.feeLimit != nil || most <= bound(parameters) else {
            throw .insufficientEnergy("\(most.trxText) TRX for energy are more than the maximum")
        }
        let feeLimit = task.feeLimit ?? feeLimit(forEnergy: energy.most, parameters)
        let bandwidth = bandwidth(of: task, feeLimit: feeLimit)
        let isStaked = left.energy >= withMargin
        guard isStaked || burnsTRX else {
            throw .insufficientEnergy("\(left.energy) of \(withMargin) energy are left, and TRX is not burnt")
        }
        let fixed = memoFee(of: task, in: view)
        let burnt = try burn(
            bytes: bandwidth, fixed: isStaked ? fixed : fixed.adding(feeLimit), left: left, view: view)
        return FeePlan(
            energy: energy.now, bandwidth: bandwidth, feeLimit: feeLimit, mostBurnt: burnt,
            stakedEnergy: isStaked ? withMargin : 0,
            expectedFee: expected(
                isStaked ? fixed : price.multiplied(by: energy.now)?.adding(fixed), bytes: bandwidth,
                view: view),
            plannedAt: now)
    }

    private func transferPlan(
        _ task: Task, to recipient: Address, view: PlanningView, node: some NodeAPI, now: Timestamp
    ) async throws(PlanRefusal) -> FeePlan {
        let isNew: Bool
        do {
            // A fork can take back what made the account, so only a solidified one costs nothing for certain.
            isNew = try await node.account(recipient, in: .solidified) == nil
        } catch {
            throw .node(error)
        }
        let parameters = view.parameters
        guard let activation = parameters.createAccountFee.adding(parameters.newAccountFee) else {
            throw .insufficientFunds(.trx)
        }
        return try systemPlan(task, activation: isNew ? activation : .zero, view: view, now: now)
    }

    /// The plan of a transaction that calls no contract: bandwidth, or `activation` where it makes an account, and what is
    /// burnt beside it.
    private func systemPlan(
        _ task: Task, activation: Sun, view: PlanningView, now: Timestamp
    ) throws(PlanRefusal) -> FeePlan {
        let bandwidth = bandwidth(of: task, feeLimit: .zero)
        let memo = memoFee(of: task, in: view)
        let fixed = activation.adding(memo)
        var left = view.left
        if let outflow = task.intent.outflow, outflow.asset == .trx { left.trx -= outflow.units }
        let burnt = try burn(bytes: bandwidth, fixed: fixed, left: left, view: view)
        return FeePlan(
            energy: 0, bandwidth: bandwidth, feeLimit: .zero, mostBurnt: burnt, stakedEnergy: 0,
            expectedFee: activation > .zero ? fixed : expected(memo, bytes: bandwidth, view: view),
            plannedAt: now)
    }

    private func memoFee(of task: Task, in view: PlanningView) -> Sun {
        task.memo == nil ? .zero : view.parameters.memoFee
    }

    /// The most TRX burnt: `fixed`, and the bandwidth, unless only without it the wallet can pay and it has bandwidth.
    private func burn(
        bytes: Int64, fixed: Sun?, left: ReservedFunds.Left, view: PlanningView
    ) throws(PlanRefusal) -> Sun {
        guard let fixed, let bandwidth = view.parameters.bandwidthPrice.multiplied(by: bytes),
            let most = fixed.adding(bandwidth)
        else { throw .insufficientFunds(.trx) }
        if most.value <= left.trx { return most }
        guard fixed.value <= left.trx, view.funds.resources.bandwidthAvailable >= bytes else {
            throw .insufficientFunds(.trx)
        }
        return fixed
    }

    /// What is burnt as things are now: `fixed`, and the bandwidth where the wallet has none of its own.
    private func expected(_ fixed: Sun?, bytes: Int64, view: PlanningView) -> Sun? {
        if view.funds.resources.bandwidthAvailable >= bytes { return fixed }
        return view.parameters.bandwidthPrice.multiplied(by: bytes).flatMap { fixed?.adding($0) }
    }

    /// The size of the transaction, with one signature, as the chain will count it.
    func bandwidth(of task: Task, feeLimit: Sun) -> Int64 {
        let time = ChainTime(milliseconds: 1_800_000_000_000)
        let raw = RawTransaction(
            reference: BlockReference(bytes: [0, 0], hash: [UInt8](repeating: 0, count: 8)), expiration: time,
            timestamp: time, contract: contract(for: task.intent, from: task.from), feeLimit: feeLimit,
            memo: Array((task.memo ?? "").utf8))
        // The two-byte field and two bytes of tag and length around the signature's 65.
        return Int64(
            SignedTransaction(raw: raw, signatures: []).encoded().count + Signature.byteCount + 2 + 64)
    }

    /// What the chain is to do for `intent`.
    package func contract(for intent: TransactionIntent, from owner: Address) -> Contract {
        intent.contract(from: owner, usdtContract: usdtContract)
    }
}
