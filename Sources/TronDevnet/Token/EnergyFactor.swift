extension ChainState {
    /// The factor that holds for a call now, brought up to the cycle (`ContractStateCapsule.catchUpToCycle`).
    /// USDT's stays at the maximum: on mainnet it is used so much.
    func energyFactor(of contract: TokenContract) -> Int64 {
        guard parameters.isOn(.allowDynamicEnergy) else { return 0 }
        guard contract.rules == .plain else { return parameters[.dynamicEnergyMaxFactor] }
        var caughtUp = contract
        catchUp(&caughtUp)
        return caughtUp.energyFactor
    }

    /// Brings a contract's factor up to the cycle.
    func catchUp(_ contract: inout TokenContract) {
        let cycle = self[.cycle]
        guard contract.rules == .plain, contract.updateCycle < cycle else { return }
        let increase = parameters[.dynamicEnergyIncreaseFactor]
        var passed = cycle - contract.updateCycle
        if contract.energyUsage > parameters[.dynamicEnergyThreshold] {
            let raised = (contract.energyFactor + 10_000) * (10_000 + increase) / 10_000 - 10_000
            contract.energyFactor = min(raised, parameters[.dynamicEnergyMaxFactor])
            passed -= 1
        }
        while passed > 0, contract.energyFactor > 0 {
            let lowered = (contract.energyFactor + 10_000) * (10_000 - increase / 4) / 10_000 - 10_000
            contract.energyFactor = max(0, lowered)
            passed -= 1
        }
        contract.energyUsage = 0
        contract.updateCycle = cycle
    }
}
