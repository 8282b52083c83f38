import Tron

/// A call of a contract (`VMActuator`, `TransactionTrace.pay`, `ReceiptCapsule.payEnergyBill`).
struct ContractCallExecution {
    let message: WireMessage
    let owner: Address
    let feeLimit: Int64

    private var callValue: Int64 { message.integer("call_value") }
    /// TRC-10 sent along: the tokens take none, and revert as with TRX.
    private var assetValue: Int64 { message.integer("call_token_value") }

    /// - Throws: `BroadcastRefusal` for what java-tron refuses before the virtual machine runs. What fails in
    ///   there is paid for.
    func run(on state: inout ChainState, into result: inout ExecutionResult) throws(BroadcastRefusal) {
        guard state.parameters.isOn(.allowCreationOfContracts) else {
            throw .invalid("VM work is off, need to be opened by the committee")
        }
        guard let address = message.address("contract_address"), let contract = state.contracts[address]
        else {
            throw .invalid("No contract or not a smart contract")
        }
        try validate(on: state)
        result.contract = address
        let limit = energyLimit(of: contract, on: state)
        let before = state.mark
        let outcome = TokenCall(
            contract, caller: owner, data: message.bytes("data"), value: max(callValue, assetValue),
            factor: state.energyFactor(of: contract)
        ).run(on: &state)
        var used = outcome.energy
        var penalty = outcome.penalty
        if outcome.energy > limit {
            let stop = outcome.stop(at: limit)
            result.outcome = .outOfEnergy
            let penaltyWords = outcome.factor > 0 ? " penaltyEnergy[\(stop.penalty)]," : ""
            result.message =
                "Not enough energy for '\(stop.operation)' operation executing: "
                + "curInvokeEnergyLimit[\(limit)], "
                + "curOpEnergy[\(stop.cost)],\(penaltyWords) usedEnergy[\(stop.used)]"
            // What is not the contract's own end spends all that was allowed; the rest counts as no penalty.
            used = limit
            penalty = stop.usedPenalty
        } else {
            switch outcome.end {
            case .returned(let data):
                result.outcome = .success
                result.contractResult = data
                result.logs = outcome.logs
            case .reverted(let data):
                result.outcome = .revert
                result.contractResult = data
                result.message = "REVERT opcode executed"
            case .invalid:
                result.outcome = .illegalOperation
                result.message = "Invalid operation code: opCode[fe];"
                used = limit
            }
        }
        if result.outcome != .success { state.rollBack(to: before) }
        note(outcome.energy - outcome.penalty, of: address, on: &state)
        try pay(used, penalty: penalty, to: contract, on: &state, into: &result)
    }

    /// `VMActuator.call`, up to where the code begins.
    private func validate(on state: ChainState) throws(BroadcastRefusal) {
        guard callValue >= 0 else { throw .invalid("callValue must be >= 0") }
        guard assetValue >= 0 else { throw .invalid("tokenValue must be >= 0") }
        let sent = ValueSent(
            owner: owner, trx: callValue, assetAmount: assetValue, assetID: message.integer("token_id"))
        try sent.validateAssetID()
        let feeLimitMax = state.parameters[.maxFeeLimit]
        guard (0...feeLimitMax).contains(feeLimit) else {
            throw .invalid("feeLimit must be >= 0 and <= \(feeLimitMax)")
        }
        try sent.validateBalances(on: state)
    }

    /// `VMActuator.getTotalEnergyLimitWithFixRatio`: what the caller may spend, and what the deployer adds.
    private func energyLimit(of contract: TokenContract, on state: ChainState) -> Int64 {
        guard let caller = state.accounts[owner] else { return 0 }
        let price = state.energyPrice
        let fromBalance = max(caller.balance.value - callValue, 0) / price
        let callerLimit = min(state.left(.energy, of: caller) + fromBalance, feeLimit / price)
        let percent = max(0, min(100, contract.userPercent))
        guard contract.origin != owner, percent < 100, let origin = state.accounts[contract.origin] else {
            return callerLimit
        }
        let originMost = min(state.left(.energy, of: origin), contract.originEnergyLimit)
        guard percent > 0 else { return callerLimit + originMost }
        let share = callerLimit.multipliedReportingOverflow(by: 100 - percent)
        return callerLimit + min(share.overflow ? .max : share.partialValue / percent, originMost)
    }

    /// Counts the contract's energy for the dynamic model.
    private func note(_ energy: Int64, of address: Address, on state: inout ChainState) {
        guard state.parameters.isOn(.allowDynamicEnergy), var contract = state.contracts[address] else {
            return
        }
        state.catchUp(&contract)
        contract.energyUsage += energy
        state.contracts[address] = contract
    }

    /// `ReceiptCapsule.payEnergyBill`.
    private func pay(
        _ energy: Int64, penalty: Int64, to contract: TokenContract, on state: inout ChainState,
        into result: inout ExecutionResult
    ) throws(BroadcastRefusal) {
        guard energy > 0 else {
            return
        }
        result.energyTotal = energy
        result.energyPenalty = penalty
        var rest = energy
        if contract.origin != owner, let origin = state.accounts[contract.origin] {
            let share = energy * max(100 - contract.userPercent, 0) / 100
            let part = min(share, state.left(.energy, of: origin), contract.originEnergyLimit)
            use(part, of: contract.origin, on: &state)
            result.originEnergyUsage = part
            rest -= part
        }
        let staked = state.accounts[owner].map { min(state.left(.energy, of: $0), rest) } ?? 0
        use(staked, of: owner, on: &state)
        result.energyUsage = staked
        let fee = (rest - staked) * state.energyPrice
        guard state.burn(fee, of: owner) else {
            throw .init(
                .execute, "Contract execute error : account has insufficient balance for \(rest) energy")
        }
        result.energyFee = fee
    }

    /// `EnergyProcessor.useEnergy`.
    private func use(_ energy: Int64, of address: Address, on state: inout ChainState) {
        guard var account = state.accounts[address] else { return }
        account.energy.increase(by: energy, at: state.slot)
        account.energy.slot = state.slot
        account.lastOperationAt = state[.time]
        state.accounts[address] = account
    }
}

extension ChainState {
    /// Sun for one energy.
    var energyPrice: Int64 { max(1, parameters[.energyFee]) }
}
