import Tron

extension TokenCall {
    /// What TetherToken lets its owner do, and nobody else.
    func ownerCall(
        _ method: TokenMethod, _ arguments: CallArguments, on state: inout ChainState
    ) throws(CallArguments.Fault) -> CallOutcome {
        guard caller == contract.owner else { return refused(costs.shortOfBalance) }
        var changed = contract
        guard let event = try change(&changed, by: method, arguments, on: &state) else {
            return refused(costs.shortOfBalance)
        }
        state.contracts[token] = changed
        return outcome(.returned([]), logs: [event], base: costs.ownerCall + TokenEnergy.slotFilled)
    }

    private func change(
        _ contract: inout TokenContract, by method: TokenMethod, _ arguments: CallArguments,
        on state: inout ChainState
    ) throws(CallArguments.Fault) -> EventLog? {
        switch method {
        case .pause:
            guard !contract.isPaused else { return nil }
            contract.isPaused = true
            return log(.pause, [], [])
        case .unpause:
            guard contract.isPaused else { return nil }
            contract.isPaused = false
            return log(.unpause, [], [])
        case .addBlackList:
            let account = try arguments.address(0)
            contract.blacklist.insert(account)
            return log(.addedBlackList, [account], [])
        case .removeBlackList:
            let account = try arguments.address(0)
            contract.blacklist.remove(account)
            return log(.removedBlackList, [account], [])
        case .destroyBlackFunds: return destroy(of: try arguments.address(0), on: &state)
        case .issue, .redeem:
            return changeSupply(method, by: try arguments.word(0), on: &state)
        case .setParams:
            guard let rate = UInt64(exactly: try arguments.word(0)), rate < 20,
                let fee = UInt64(exactly: try arguments.word(1)), fee < 50
            else { return nil }
            contract.feeBasisPoints = rate
            contract.maximumFee = fee * 1_000_000
            return log(.params, [], number(rate) + number(contract.maximumFee))
        case .deprecate:
            let successor = try arguments.address(0)
            contract.upgraded = successor
            return log(.deprecate, [], CallArguments.word(successor))
        case .transferOwnership:
            let heir = try arguments.address(0)
            guard heir != .zero else { return nil }
            let event = log(.ownershipTransferred, [contract.owner, heir], [])
            contract.owner = heir
            return event
        case .transfer, .transferFrom, .approve, .increaseApproval, .decreaseApproval, .balanceOf, .allowance,
            .totalSupply, .name, .symbol, .decimals, .paused, .deprecated, .upgradedAddress, .basisPointsRate,
            .maximumFee, .calcFee, .isBlackListed, .getBlackListStatus, .owner, .getOwner:
            return nil
        }
    }

    private func destroy(of account: Address, on state: inout ChainState) -> EventLog? {
        guard contract.blacklist.contains(account) else { return nil }
        let funds = state.balance(of: account, token: token)
        state.setBalance(0, of: account, token: token)
        return log(.destroyedBlackFunds, [account], number(funds))
    }

    /// `issue` makes tokens for the owner, `redeem` takes them from it.
    private func changeSupply(
        _ method: TokenMethod, by word: UInt256, on state: inout ChainState
    ) -> EventLog? {
        guard let amount = UInt64(exactly: word) else { return nil }
        let balance = state.balance(of: contract.owner, token: token)
        if method == .issue {
            let supply = state.supply(of: token)
            guard !supply.addingReportingOverflow(amount).overflow else { return nil }
            state.setBalance(balance + amount, of: contract.owner, token: token)
            return log(.issue, [], number(amount))
        }
        guard amount <= balance else { return nil }
        state.setBalance(balance - amount, of: contract.owner, token: token)
        return log(.redeem, [], number(amount))
    }
}
