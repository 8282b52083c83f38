import Tron

/// How a call of a contract ended, before anybody paid for it.
struct CallOutcome: Sendable {
    enum End: Sendable {
        case returned([UInt8])
        /// A bare `require`: nothing is told.
        case reverted
    }
    let end: End
    var logs: [EventLog] = []
    /// Energy with the penalty.
    let energy: Int64
    let penalty: Int64
}

/// Runs calls of TetherToken. There is no virtual machine here: each method is written out, with the energy that the
/// byte code takes on the chain (`tron-protocol` 8.2).
struct TokenCall {
    let caller: Address
    let data: [UInt8]

    /// Energy before the dynamic penalty. Transfers are mainnet's measured values; the rest are near them.
    private enum BaseEnergy {
        static let transfer: Int64 = 14_650
        static let newSlot: Int64 = 15_000
        static let approve: Int64 = 22_000
        static let refused: Int64 = 900
        static let read: Int64 = 700
    }

    /// Measured with the penalty at +340 %, where each opcode's share is rounded down.
    private static let penaltyAtMaximum: [Int64: Int64] = [14_650: 49_635, 29_650: 100_635]

    /// Runs the call on `token`.
    func run(on token: inout TetherToken) -> CallOutcome {
        guard data.count >= 4 else { return refused(token) }
        let arguments = Arguments(data.dropFirst(4))
        switch Array(data.prefix(4)) {
        case TRC20Selector.transfer:
            guard let to = arguments.address(0), let value = arguments.word(1) else { return refused(token) }
            return transfer(from: caller, to: to, value: value, returning: [], on: &token)
        case TRC20Selector.transferFrom: return transferFrom(arguments, on: &token)
        case TRC20Selector.approve: return approve(arguments, on: &token)
        default: return read(Array(data.prefix(4)), arguments, of: token)
        }
    }

    private func transfer(
        from: Address, to: Address, value: UInt256, returning result: [UInt8], on token: inout TetherToken
    ) -> CallOutcome {
        guard !token.isPaused, !token.blacklist.contains(from), to != .zero,
            let value = UInt64(exactly: value), value <= token.balance(of: from)
        else { return refused(token) }
        let isNewSlot = token.balance(of: to) == 0
        let fee = token.fee(of: value)
        token.set(token.balance(of: from) - value, of: from)
        token.set(token.balance(of: to) + value - fee, of: to)
        var logs: [EventLog] = []
        if fee > 0 {
            token.set(token.balance(of: token.owner) + fee, of: token.owner)
            logs.append(log(TRC20.transferTopic, from, token.owner, UInt256(fee), of: token))
        }
        logs.append(log(TRC20.transferTopic, from, to, UInt256(value - fee), of: token))
        // `transfer` has no return statement: 32 zero bytes, whatever happened.
        let returned = result.isEmpty ? UInt256.zero.bigEndianBytes : result
        return outcome(
            .returned(returned), logs: logs,
            base: BaseEnergy.transfer + (isNewSlot ? BaseEnergy.newSlot : 0), token: token)
    }

    private func transferFrom(_ arguments: Arguments, on token: inout TetherToken) -> CallOutcome {
        guard let from = arguments.address(0), let to = arguments.address(1), let value = arguments.word(2)
        else { return refused(token) }
        let allowance = token.allowances[from]?[caller] ?? .zero
        guard let left = allowance.subtracting(value) else { return refused(token) }
        let outcome = transfer(
            from: from, to: to, value: value, returning: UInt256(1).bigEndianBytes, on: &token)
        if case .returned = outcome.end, allowance != .max {
            token.allowances[from, default: [:]][caller] = left
        }
        return outcome
    }

    private func approve(_ arguments: Arguments, on token: inout TetherToken) -> CallOutcome {
        guard !token.isPaused, let spender = arguments.address(0), let value = arguments.word(1) else {
            return refused(token)
        }
        token.allowances[caller, default: [:]][spender] = value
        return outcome(
            .returned(UInt256(1).bigEndianBytes),
            logs: [log(TRC20.approvalTopic, caller, spender, value, of: token)], base: BaseEnergy.approve,
            token: token)
    }

    private func read(_ selector: [UInt8], _ arguments: Arguments, of token: TetherToken) -> CallOutcome {
        let result: [UInt8]
        switch selector {
        case TRC20Selector.balanceOf:
            guard let account = arguments.address(0) else { return refused(token) }
            result = UInt256(token.balance(of: account)).bigEndianBytes
        case TRC20Selector.allowance:
            guard let owner = arguments.address(0), let spender = arguments.address(1) else {
                return refused(token)
            }
            result = (token.allowances[owner]?[spender] ?? .zero).bigEndianBytes
        case TRC20Selector.isBlackListed, TRC20Selector.getBlackListStatus:
            guard let account = arguments.address(0) else { return refused(token) }
            result = UInt256(token.blacklist.contains(account) ? 1 : 0).bigEndianBytes
        case TRC20.symbolCall: result = Self.encoded(TetherToken.symbol)
        case TRC20.nameCall: result = Self.encoded(TetherToken.name)
        case TRC20.decimalsCall: result = UInt256(TetherToken.decimals).bigEndianBytes
        case TRC20.totalSupplyCall: result = UInt256(token.totalSupply).bigEndianBytes
        case TRC20.pausedCall: result = UInt256(token.isPaused ? 1 : 0).bigEndianBytes
        case TRC20.basisPointsRateCall: result = UInt256(token.feeBasisPoints).bigEndianBytes
        case TRC20.maximumFeeCall: result = UInt256(token.maximumFee).bigEndianBytes
        case TRC20Selector.owner, TRC20Selector.getOwner:
            result = [UInt8](repeating: 0, count: 12) + token.owner.evmBytes
        default: return refused(token)
        }
        return outcome(.returned(result), base: BaseEnergy.read, token: token)
    }

    private func refused(_ token: TetherToken) -> CallOutcome {
        outcome(.reverted, base: BaseEnergy.refused, token: token)
    }

    private func outcome(
        _ end: CallOutcome.End, logs: [EventLog] = [], base: Int64, token: TetherToken
    ) -> CallOutcome {
        let measured = token.energyFactor == 34_000 ? Self.penaltyAtMaximum[base] : nil
        let penalty = measured ?? base * token.energyFactor / 10_000
        return CallOutcome(end: end, logs: logs, energy: base + penalty, penalty: penalty)
    }

    private func log(
        _ topic: [UInt8], _ first: Address, _ second: Address, _ value: UInt256, of token: TetherToken
    ) -> EventLog {
        let zeros = [UInt8](repeating: 0, count: 12)
        return EventLog(
            address: token.address, topics: [topic, zeros + first.evmBytes, zeros + second.evmBytes],
            data: value.bigEndianBytes)
    }

    /// A string as Solidity returns it: where it begins, its length, its bytes filled up to words.
    private static func encoded(_ text: String) -> [UInt8] {
        let bytes = Array(text.utf8)
        let padding = [UInt8](repeating: 0, count: (32 - bytes.count % 32) % 32)
        return UInt256(32).bigEndianBytes + UInt256(UInt64(bytes.count)).bigEndianBytes + bytes + padding
    }
}

/// Words behind a selector.
private struct Arguments {
    private let words: [[UInt8]]

    init(_ bytes: ArraySlice<UInt8>) {
        words = stride(from: bytes.startIndex, to: bytes.endIndex, by: 32).compactMap { start in
            start + 32 <= bytes.endIndex ? Array(bytes[start..<start + 32]) : nil
        }
    }

    func word(_ index: Int) -> UInt256? {
        words.indices.contains(index) ? UInt256(bigEndian: words[index]) : nil
    }

    /// Old Solidity cuts the word down to 20 bytes, whatever stands before them.
    func address(_ index: Int) -> Address? {
        words.indices.contains(index) ? try? Address(evmBytes: words[index].suffix(20)) : nil
    }
}
