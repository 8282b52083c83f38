import Tron
import TronNode

/// Why no plan can be made for a transaction now.
enum PlanRefusal: Error, Sendable {
    /// The wallet has not enough of the asset, or of TRX for the fee.
    case insufficientFunds(Asset)
    /// Stake does not give the energy, and burning TRX for it is switched off, or costs more than is allowed.
    case insufficientEnergy(String)
    /// The contract refuses the call: its words.
    case wouldRevert(String)
    case node(NodeError)
}

/// Plans what a transaction costs before it is signed: stake first, then burning TRX where that is allowed.
struct FeePlanner: Sendable {
    let usdtContract: Address?
    let feeLimitMax: Sun
    let burnsTRX: Bool

    enum Margins {
        /// On the energy of the dearest case: the dynamic penalty grows by a fifth at most from one maintenance period to
        /// the next (`getDynamicEnergyIncreaseFactor`).
        static let energyPercent: Int64 = 120
    }

    /// What is planned for.
    struct Task: Sendable {
        let intent: TransactionIntent
        let from: Address
        let memo: String?
        let feeLimit: Sun?
        /// Makes the plan's probing address unforeseeable.
        let salt: String
    }

    /// The plan for `task`, paid from what `view` has left.
    ///
    /// - Throws: `PlanRefusal`; funds are judged before the contract is asked.
    func plan(
        _ task: Task, on view: inout PlanningView, node: some NodeAPI, now: Timestamp
    ) async throws(PlanRefusal) -> FeePlan {
        let left = view.left
        if let amount = task.intent.amount, amount.units > left.units(of: amount.asset) {
            throw .insufficientFunds(amount.asset)
        }
        switch task.intent {
        case .usdtTransfer(let to, let amount):
            let energy = try await energy(of: task, to: to, amount: amount, on: &view, node: node)
            return try callPlan(task, energy: energy, view: view, now: now)
        case .trxTransfer(let to, _):
            return try await transferPlan(task, to: to, view: view, node: node, now: now)
        }
    }

    /// What the call takes now, and at most: a recipient without the token costs a new storage slot, and any recipient may
    /// have none by the time of the execution.
    private struct EnergyNeed {
        let now: Int64
        let most: Int64
    }

    private func energy(
        of task: Task, to recipient: Address, amount: AssetAmount, on view: inout PlanningView,
        node: some NodeAPI
    ) async throws(PlanRefusal) -> EnergyNeed {
        guard let usdtContract else { throw .wouldRevert("no USDT contract is configured") }
        func call(to: Address) -> ConstantCall {
            let data = TRC20.transferCall(to: to, amount: UInt256(UInt64(amount.units)))
            return ConstantCall(owner: task.from, contract: usdtContract, data: data)
        }
        do {
            guard
                case .returned(_, let now, _) = try await node.call(call(to: recipient), in: .head)
                    .orRefusal()
            else { throw PlanRefusal.wouldRevert("the contract refuses the transfer") }
            if view.energyToStranger == nil,
                case .returned(_, let energy, _) = try await node.call(
                    call(to: Self.strangerAddress(task.salt)), in: .head)
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

    /// An address that holds no tokens, for all that anybody could know.
    private static func strangerAddress(_ salt: String) -> Address {
        (try? Address(evmBytes: Keccak256.hash(Array(("stranger/" + salt).utf8)).suffix(20))) ?? .zero
    }

    private func callPlan(
        _ task: Task, energy: EnergyNeed, view: PlanningView, now: Timestamp
    ) throws(PlanRefusal) -> FeePlan {
        let (left, parameters) = (view.left, view.parameters)
        let price = parameters.energyPrice
        let withMargin = (energy.most * Margins.energyPercent + 99) / 100
        guard let most = price.multiplied(by: energy.most), let wanted = price.multiplied(by: withMargin)
        else {
            throw .insufficientEnergy("the energy's price does not fit")
        }
        let bound = min(feeLimitMax, parameters.feeLimitMax > .zero ? parameters.feeLimitMax : feeLimitMax)
        guard task.feeLimit != nil || most <= bound else {
            throw .insufficientEnergy("\(most.trxText) TRX for energy are more than the maximum")
        }
        let feeLimit = task.feeLimit ?? min(wanted, bound)
        let bandwidth = bandwidth(of: task, feeLimit: feeLimit)
        let isStaked = left.energy >= withMargin
        guard isStaked || burnsTRX else {
            throw .insufficientEnergy("\(left.energy) of \(withMargin) energy are left, and TRX is not burnt")
        }
        let fixed = task.memo == nil ? Sun.zero : parameters.memoFee
        let burnt = try burn(
            bytes: bandwidth, fixed: isStaked ? fixed : fixed.adding(feeLimit), left: left, view: view)
        return FeePlan(
            energy: energy.now, bandwidth: bandwidth, feeLimit: feeLimit, mostBurnt: burnt,
            stakedEnergy: isStaked ? withMargin : 0, plannedAt: now)
    }

    private func transferPlan(
        _ task: Task, to recipient: Address, view: PlanningView, node: some NodeAPI, now: Timestamp
    ) async throws(PlanRefusal) -> FeePlan {
        let isNew: Bool
        do {
            isNew = try await node.account(recipient, in: .head) == nil
        } catch {
            throw .node(error)
        }
        let parameters = view.parameters
        let activation = isNew ? parameters.createAccountFee.adding(parameters.newAccountFee) : .zero
        let memo = task.memo == nil ? Sun.zero : parameters.memoFee
        let bandwidth = bandwidth(of: task, feeLimit: .zero)
        var left = view.left
        left.trx -= task.intent.amount?.units ?? 0
        let burnt = try burn(
            bytes: bandwidth, fixed: activation?.adding(memo), left: left, view: view)
        return FeePlan(
            energy: 0, bandwidth: bandwidth, feeLimit: .zero, mostBurnt: burnt, stakedEnergy: 0,
            plannedAt: now)
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

    /// The size of the transaction, with one signature, as the chain will count it.
    private func bandwidth(of task: Task, feeLimit: Sun) -> Int64 {
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
    func contract(for intent: TransactionIntent, from owner: Address) -> Contract {
        switch intent {
        case .usdtTransfer(let to, let amount):
            let data = TRC20.transferCall(to: to, amount: UInt256(UInt64(amount.units)))
            return .triggerSmart(
                TriggerSmartContract(owner: owner, contract: usdtContract ?? .zero, data: data))
        case .trxTransfer(let to, let amount):
            return .transfer(TransferContract(owner: owner, to: to, amount: Sun(amount.units)))
        }
    }
}

/// What plans for one wallet are made from, read once for a round of them.
struct PlanningView: Sendable {
    let funds: Funds
    var reserved: ReservedFunds
    let parameters: ChainParameters
    /// What a transfer to an address without the token takes: the dearest case, asked once.
    var energyToStranger: Int64?

    /// What is left for one more record.
    var left: ReservedFunds.Left { reserved.left(of: funds) }
}

extension ConstantCallResult {
    /// The result, where the contract does not refuse the call.
    fileprivate func orRefusal() throws(PlanRefusal) -> Self {
        if case .reverted(let reason, _) = self {
            throw .wouldRevert(reason ?? "the contract refuses the transfer")
        }
        return self
    }
}
