import Tron

/// A call of a contract (java-tron: `VMActuator`, `TransactionTrace.pay`, `ReceiptCapsule.payEnergyBill`).
struct ContractCallExecution {
    let call: TriggerSmartContract
    let feeLimit: Sun
    let before: TouchedRows

    /// - Throws: `BroadcastRefusal` for what java-tron refuses before the virtual machine runs. What fails in there is paid
    ///   for.
    func run(on state: inout ChainState, into result: inout ExecutionResult) throws(BroadcastRefusal) {
        let feeLimitMax = state.parameters["getMaxFeeLimit"]
        guard (0...feeLimitMax).contains(feeLimit.value) else {
            throw .invalid("feeLimit must be >= 0 and <= \(feeLimitMax)")
        }
        guard call.contract == state.token.address else {
            throw .invalid("No contract or not a smart contract")
        }
        guard call.callValue == .zero, call.callTokenValue == 0 else {
            throw .invalid("the development node's contract takes no value")
        }
        result.contract = call.contract
        let limit = energyLimit(on: state)
        let outcome = TokenCall(caller: call.owner, data: call.data).run(on: &state.token)
        guard outcome.energy <= limit else {
            before.restoreToken(&state.token)
            result.outcome = .outOfEnergy
            result.message =
                "Not enough energy for 'SSTORE' operation executing: curInvokeEnergyLimit[\(limit)], "
                + "curOpEnergy[\(outcome.energy - limit)], usedEnergy[\(limit)]"
            // What is not the contract's own end spends all that was allowed.
            return try pay(limit, penalty: 0, on: &state, into: &result)
        }
        switch outcome.end {
        case .returned(let data):
            result.outcome = .success
            result.contractResult = data
            result.logs = outcome.logs
        case .reverted:
            before.restoreToken(&state.token)
            result.outcome = .revert
            result.message = "REVERT opcode executed"
        }
        try pay(outcome.energy, penalty: outcome.penalty, on: &state, into: &result)
    }

    /// `VMActuator.getAccountEnergyLimitWithFixRatio`: what the balance buys, within the fee limit.
    private func energyLimit(on state: ChainState) -> Int64 {
        let price = energyPrice(on: state)
        let balance = state.accounts[call.owner]?.balance.value ?? 0
        return min(balance / price, feeLimit.value / price)
    }

    private func energyPrice(on state: ChainState) -> Int64 {
        let price = state.parameters["getEnergyFee"]
        return price == 0 ? 100 : price
    }

    private func pay(
        _ energy: Int64, penalty: Int64, on state: inout ChainState, into result: inout ExecutionResult
    ) throws(BroadcastRefusal) {
        let fee = Sun(energy * energyPrice(on: state))
        guard state.burn(fee, of: call.owner) else {
            throw .init(.execute, "Contract execute error : account has insufficient balance for energy")
        }
        result.energyTotal = energy
        result.energyPenalty = penalty
        result.energyFee = fee
    }
}
