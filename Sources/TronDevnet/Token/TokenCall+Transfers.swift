import Tron

extension TokenCall {
    /// `transfer`: from the caller.
    func transfer(to: Address, value: UInt256, on state: inout ChainState) -> CallOutcome {
        let isTether = contract.rules == .tether
        if isTether, contract.isPaused || contract.blacklist.contains(caller) || to == .zero {
            return refused(costs.shortOfBalance)
        }
        guard let amount = UInt64(exactly: value), amount <= state.balance(of: caller, token: token) else {
            return refused(costs.shortOfBalance, "insufficient balance")
        }
        let moved = move(amount, from: caller, to: to, on: &state)
        // TetherToken's `transfer` has no return statement: 32 zero bytes, whatever happened.
        return outcome(
            .returned(number(isTether ? 0 : 1)), logs: moved.logs, base: costs.transfer + moved.writes,
            stops: moved.stops)
    }

    /// `transferFrom`: with the owner's allowance.
    func transfer(
        from owner: Address, to: Address, value: UInt256, on state: inout ChainState
    ) -> CallOutcome {
        let isTether = contract.rules == .tether
        // Of the three, TetherToken looks at the owner only.
        if isTether, contract.isPaused || contract.blacklist.contains(owner) || to == .zero {
            return refused(costs.shortOfBalance)
        }
        let key = TokenAllowance(token: token, owner: owner, spender: caller)
        let allowance = state.allowances[key] ?? .zero
        guard let left = allowance.subtracting(value) else {
            return refused(costs.shortOfAllowance, "insufficient allowance")
        }
        guard let amount = UInt64(exactly: value), amount <= state.balance(of: owner, token: token) else {
            return refused(costs.shortOfAllowance, "insufficient balance")
        }
        let isUnlimited = isTether && allowance == .max
        if !isUnlimited { state.allowances[key] = left == .zero ? nil : left }
        let moved = move(amount, from: owner, to: to, on: &state)
        let allowanceWrite = isUnlimited ? 0 : TokenEnergy.slotChanged
        return outcome(
            .returned(number(1)), logs: moved.logs, base: costs.transferFrom + moved.writes + allowanceWrite,
            stops: moved.stops)
    }

    /// Moves tokens, and the token's fee.
    private func move(
        _ amount: UInt64, from: Address, to: Address, on state: inout ChainState
    ) -> (logs: [EventLog], writes: Int64, stops: [EnergyStop]) {
        let fee = contract.fee(of: amount)
        var writes: Int64 = 0
        var stops: [EnergyStop] = []
        func write(_ account: Address, _ new: UInt64) {
            let cost = TokenEnergy.write(state.balance(of: account, token: token), new)
            let place = costs.writes[min(stops.count, costs.writes.count - 1)]
            stops.append(stop(atWrite: cost, before: writes + place))
            writes += cost
            state.setBalance(new, of: account, token: token)
        }
        write(from, state.balance(of: from, token: token) - amount)
        write(to, state.balance(of: to, token: token) + amount - fee)
        var logs: [EventLog] = []
        if fee > 0 {
            write(contract.owner, state.balance(of: contract.owner, token: token) + fee)
            logs.append(log(.transfer, [from, contract.owner], number(fee)))
        }
        logs.append(log(.transfer, [from, to], number(amount - fee)))
        return (logs, writes, stops)
    }

    /// `approve`, and TetherToken's two relatives that change what is there.
    func approve(
        _ method: TokenMethod, spender: Address, value: UInt256, on state: inout ChainState
    ) -> CallOutcome {
        if contract.rules == .tether, contract.isPaused { return refused(costs.shortOfBalance) }
        let key = TokenAllowance(token: token, owner: caller, spender: spender)
        let old = state.allowances[key] ?? .zero
        let new: UInt256
        if method == .increaseApproval {
            // SafeMath asserts: old Solidity's assertion takes all energy.
            guard let sum = old.adding(value) else { return outcome(.invalid, base: costs.approve) }
            new = sum
        } else if method == .decreaseApproval {
            new = old.subtracting(value) ?? .zero
        } else {
            new = value
        }
        state.allowances[key] = new == .zero ? nil : new
        let write = old == .zero && new != .zero ? TokenEnergy.slotFilled : TokenEnergy.slotChanged
        return outcome(
            .returned(number(1)), logs: [log(.approval, [caller, spender], new.bigEndianBytes)],
            base: costs.approve + write,
            stops: [stop(atWrite: write, before: 300)])
    }
}
