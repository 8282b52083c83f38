import Tron

/// How a call of a contract ended, before anybody paid for it.
struct CallOutcome: Sendable {
    enum End: Sendable {
        case returned([UInt8])
        /// With what the contract tells; nothing for a bare `require`.
        case reverted([UInt8])
        /// An assertion of old Solidity: takes all energy.
        case invalid
    }
    let end: End
    var logs: [EventLog] = []
    /// Energy with the penalty.
    let energy: Int64
    let penalty: Int64
    /// What the dynamic model added: 10,000 is as much again.
    var factor: Int64 = 0
    /// The operations that cost most, in their order.
    var stops: [EnergyStop] = []

    /// The operation that fails if there is only `limit` energy.
    func stop(at limit: Int64) -> EnergyStop {
        let first = EnergyStop(
            operation: "PUSH1", cost: 3, penalty: 3 * factor / 10_000, used: 0, usedPenalty: 0)
        if let stop = ([first] + stops).first(where: { $0.used + $0.cost + $0.penalty > limit }) {
            return stop
        }
        let (cost, extra) = (Self.logCost, Self.logCost * factor / 10_000)
        return EnergyStop(
            operation: "LOG3", cost: cost, penalty: extra, used: max(0, energy - cost - extra),
            usedPenalty: max(0, penalty - extra))
    }

    /// A transfer's event.
    private static let logCost: Int64 = 1756
}

/// Runs calls of tokens. There is no virtual machine here: each method is written out.
struct TokenCall {
    let contract: TokenContract
    let caller: Address
    let data: [UInt8]
    var value: Int64 = 0
    var factor: Int64 = 0

    var token: Address { contract.address }
    var costs: TokenEnergy { TokenEnergy.of(contract.rules) }

    init(_ contract: TokenContract, caller: Address, data: [UInt8], value: Int64, factor: Int64) {
        self.contract = contract
        self.caller = caller
        self.data = data
        self.value = value
        self.factor = factor
    }

    /// The penalty where it was measured, at +340 %: each operation's share is rounded down. Of whole
    /// transfers, and of one up to its second write.
    private static let measuredPenalty: [Int64: Int64] = [14_650: 49_635, 29_650: 100_635, 7662: 25_905]

    /// What the dynamic model adds.
    func penalty(on energy: Int64) -> Int64 {
        let measured = factor == 34_000 && contract.rules == .tether ? Self.measuredPenalty[energy] : nil
        return measured ?? energy * factor / 10_000
    }

    /// The write that comes next, where `before` was used.
    func stop(atWrite cost: Int64, before: Int64) -> EnergyStop {
        let usedPenalty = penalty(on: before)
        return EnergyStop(
            operation: "SSTORE", cost: cost, penalty: cost * factor / 10_000, used: before + usedPenalty,
            usedPenalty: usedPenalty)
    }

    /// Runs the call. What it changes is the caller's to take back where it fails.
    func run(on state: inout ChainState) -> CallOutcome {
        guard data.count >= 4 else { return refused(costs.noData) }
        guard let method = TokenMethod(selector: Array(data.prefix(4))),
            contract.rules == .tether || TokenMethod.plain.contains(method)
        else { return refused(costs.unknownMethod) }
        let missing = method.isConstant ? costs.missingOfRead : costs.missing
        guard value == 0 else { return refused(missing) }
        let arguments = CallArguments(data.dropFirst(4), isStrict: contract.rules == .plain)
        do {
            return try run(method, arguments, on: &state)
        } catch {
            return refused(error == .missing ? missing : missing + costs.malformed)
        }
    }

    private func run(
        _ method: TokenMethod, _ arguments: CallArguments, on state: inout ChainState
    ) throws(CallArguments.Fault) -> CallOutcome {
        switch method {
        case .transfer:
            return try transfer(to: arguments.address(0), value: arguments.word(1), on: &state)
        case .transferFrom:
            return try transfer(
                from: arguments.address(0), to: arguments.address(1), value: arguments.word(2), on: &state)
        case .approve, .increaseApproval, .decreaseApproval:
            return try approve(
                method, spender: arguments.address(0), value: arguments.word(1), on: &state)
        case .pause, .unpause, .addBlackList, .removeBlackList, .destroyBlackFunds, .issue, .redeem,
            .setParams, .deprecate, .transferOwnership:
            return try ownerCall(method, arguments, on: &state)
        case .balanceOf, .allowance, .totalSupply, .name, .symbol, .decimals, .paused, .deprecated,
            .upgradedAddress, .basisPointsRate, .maximumFee, .calcFee, .isBlackListed, .getBlackListStatus,
            .owner, .getOwner:
            return outcome(
                .returned(try read(method, arguments, of: state)), base: costs.reads[method] ?? costs.read)
        }
    }

    private func read(
        _ method: TokenMethod, _ arguments: CallArguments, of state: ChainState
    ) throws(CallArguments.Fault) -> [UInt8] {
        switch method {
        case .balanceOf: number(state.balance(of: try arguments.address(0), token: token))
        case .allowance:
            (state.allowances[
                TokenAllowance(
                    token: token, owner: try arguments.address(0), spender: try arguments.address(1))]
                ?? .zero).bigEndianBytes
        case .name: CallArguments.encoded(contract.name)
        case .symbol: CallArguments.encoded(contract.symbol)
        case .decimals: number(contract.decimals)
        case .totalSupply: number(state.supply(of: token))
        case .paused: number(contract.isPaused ? 1 : 0)
        case .deprecated: number(contract.upgraded == nil ? 0 : 1)
        case .upgradedAddress: CallArguments.word(contract.upgraded ?? .zero)
        case .basisPointsRate: number(contract.feeBasisPoints)
        case .maximumFee: number(contract.maximumFee)
        case .calcFee: number(contract.fee(of: UInt64(exactly: try arguments.word(0)) ?? .max))
        case .isBlackListed, .getBlackListStatus:
            number(contract.blacklist.contains(try arguments.address(0)) ? 1 : 0)
        case .owner, .getOwner: CallArguments.word(contract.owner)
        case .transfer, .transferFrom, .approve, .increaseApproval, .decreaseApproval, .pause, .unpause,
            .addBlackList, .removeBlackList, .destroyBlackFunds, .issue, .redeem, .setParams, .deprecate,
            .transferOwnership:
            []
        }
    }

    func number(_ value: UInt64) -> [UInt8] { UInt256(value).bigEndianBytes }

    func refused(_ base: Int64, _ reason: String? = nil) -> CallOutcome {
        let told = contract.rules == .plain ? reason.map(CallArguments.revert) : nil
        return outcome(.reverted(told ?? []), base: base)
    }

    func outcome(
        _ end: CallOutcome.End, logs: [EventLog] = [], base: Int64, stops: [EnergyStop] = []
    ) -> CallOutcome {
        let penalty = penalty(on: base)
        return CallOutcome(
            end: end, logs: logs, energy: base + penalty, penalty: penalty, factor: factor, stops: stops)
    }

    func log(_ event: TokenEvent, _ topics: [Address], _ data: [UInt8]) -> EventLog {
        EventLog(
            address: token, topics: [event.topic] + topics.map(CallArguments.word), data: data)
    }
}
