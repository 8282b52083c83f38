import PaymentModel
import StrictJSON
import Tron
import TronNode

/// A process's line to one node, over a network that loses, delays, repeats and garbles. When the process has died,
/// nothing comes back over it; what was sent may still arrive.
///
/// SAFETY: touched only by jobs and timers of one `Scheduler`, which runs one at a time on one thread.
final class NodeLine: NodeAPI, @unchecked Sendable {
    let node: SimulatedNode
    private let process: SimulatedProcess
    private let network: SimulatedNetwork
    private var chance: Chance

    init(node: SimulatedNode, process: SimulatedProcess, network: SimulatedNetwork, chance: Chance) {
        self.node = node
        self.process = process
        self.network = network
        self.chance = chance
    }

    private func travel() async throws(NodeError) {
        let isSlow = network.weather.delayMax > 0 && chance.happens(permille: 20)
        let delay = chance.integer(in: 1...(isSlow ? network.weather.delayMax : 60))
        do {
            try await network.scheduler.sleep(delay)
        } catch {
            throw NodeError(.timedOut, "given up")
        }
        if process.isDead { throw NodeError(.timedOut, "the process is dead") }
    }

    private func ask<Answer>(
        _ name: String, _ answer: () throws(NodeError) -> Answer
    ) async throws(NodeError) -> Answer {
        if process.isDead { throw NodeError(.unreachable, "the process is dead") }
        network.count(name)
        let fault = network.isSilent(name) ? .serverError : drawnFault()
        try await travel()
        switch fault {
        case nil, .answerLost, .garbage: break
        case .unreachable, .requestLate: throw NodeError(.unreachable, "simulated")
        case .rateLimited: throw NodeError(.rateLimited, "429", retryAfter: .seconds(1))
        case .forbidden: throw NodeError(.rateLimited, "403")
        case .serverError: throw NodeError(.serverError, "503")
        }
        let value = try answer()
        try await travel()
        if fault == .garbage { throw NodeError(.unreadable, "<html>") }
        if fault == .answerLost { throw NodeError(.timedOut, "simulated") }
        return value
    }

    private func drawnFault() -> Fault? {
        guard chance.happens(permille: network.weather.faultsPermille) else { return nil }
        return Fault.allCases[chance.index(below: Fault.allCases.count)]
    }

    func block(_ selector: BlockSelector, in view: ChainView) async throws(NodeError) -> NodeBlock? {
        try await ask("block") { () throws(NodeError) in
            switch selector {
            case .latest, .latestHeader: node.told(in: view, network.weather)
            case .number(let number): node.view.block(number.value, in: view)?.told
            }
        }
    }

    func blocks(
        from first: BlockNumber, count: Int, in view: ChainView
    ) async throws(NodeError) -> [NodeBlock] {
        try await ask("blocks") { () throws(NodeError) in
            (0..<Int64(min(count, 100))).compactMap { node.view.block(first.value + $0, in: view)?.told }
        }
    }

    func receipts(
        ofBlock number: BlockNumber, in view: ChainView
    ) async throws(NodeError) -> [TransactionReceipt] {
        try await ask("receipts") { () throws(NodeError) in
            node.view.block(number.value, in: view).map { node.receipts(of: $0, network.weather) } ?? []
        }
    }

    func hasTransaction(_ id: TransactionID, in view: ChainView) async throws(NodeError) -> Bool {
        try await ask("transaction") { () throws(NodeError) in
            !node.lies(in: network.weather) && node.chain.block(with: id, of: node.view, in: view) != nil
        }
    }

    func receipt(of id: TransactionID, in view: ChainView) async throws(NodeError) -> TransactionReceipt? {
        try await ask("receipt") { () throws(NodeError) in
            if node.lies(in: network.weather) { return nil }
            return node.chain.block(with: id, of: node.view, in: view)?.receipts.first { $0.id == id }
        }
    }

    func account(_ address: Address, in view: ChainView) async throws(NodeError) -> NodeAccount? {
        try await ask("account") { () throws(NodeError) in
            let balances = node.view.tip(in: view).balances
            return balances.trx[address].map {
                let stake = Sun(balances.energy[address, default: 0] * Sun.perTRX)
                return NodeAccount(address: address, balance: Sun($0), energyStake: stake)
            }
        }
    }

    func resources(of address: Address) async throws(NodeError) -> AccountResources {
        try await ask("resources") { () throws(NodeError) in
            let balances = node.view.head.balances
            return try AccountResources(json: [
                "EnergyLimit": .number(JSONNumber(balances.energy[address, default: 0])),
                "EnergyUsed": .number(JSONNumber(balances.energyUsed[address, default: 0])),
                // A unit of energy for each TRX of stake.
                "TotalEnergyLimit": .number(JSONNumber(1)), "TotalEnergyWeight": .number(JSONNumber(1)),
            ])
        }
    }

    func chainParameters() async throws(NodeError) -> ChainParameters {
        try await ask("parameters") { () throws(NodeError) in
            ChainParameters(values: [
                "getEnergyFee": Execution.energyPrice, "getTransactionFee": Execution.bytePrice,
                "getCreateAccountFee": Execution.createAccountFee,
                "getCreateNewAccountFeeInSystemContract": Execution.newAccountFee,
                "getMaxFeeLimit": 15_000_000_000, "getMemoFee": 1_000_000,
            ])
        }
    }

    func call(_ call: ConstantCall, in view: ChainView) async throws(NodeError) -> ConstantCallResult {
        try await ask("call") { () throws(NodeError) in
            node.view.tip(in: view).answer(call, execution: node.chain.execution)
        }
    }

    func broadcast(_ transaction: SignedTransaction) async throws(NodeError) -> BroadcastAnswer {
        if process.isDead { throw NodeError(.unreachable, "the process is dead") }
        network.count("broadcast")
        let fault = network.isSilent("broadcast") ? .unreachable : drawnFault()
        if chance.happens(permille: network.weather.duplicatesPermille) { deliverLater(transaction) }
        do {
            try await travel()
        } catch {
            // The packet may be on its way although nobody waits for the answer any more.
            if chance.happens(permille: 500) { deliverLater(transaction) }
            throw error
        }
        switch fault {
        case nil, .answerLost, .garbage: break
        case .unreachable: throw NodeError(.unreachable, "simulated")
        case .requestLate:
            deliverLater(transaction)
            throw NodeError(.timedOut, "simulated")
        case .rateLimited: throw NodeError(.rateLimited, "429", retryAfter: .seconds(1))
        case .forbidden: throw NodeError(.rateLimited, "403")
        case .serverError:
            if chance.happens(permille: 500) { _ = network.deliver(transaction, to: node) }
            throw NodeError(.serverError, "502")
        }
        let answer = network.deliver(transaction, to: node)
        try await travel()
        if fault == .garbage { throw NodeError(.unreadable, "<html>") }
        if fault == .answerLost { throw NodeError(.timedOut, "simulated") }
        return answer
    }

    private func deliverLater(_ transaction: SignedTransaction) {
        let (network, node) = (network, node)
        network.scheduler.after(chance.integer(in: 1...90_000)) { _ = network.deliver(transaction, to: node) }
    }
}

extension SimulatedBlock {
    /// What a token's contract says at this block.
    fileprivate func answer(_ call: ConstantCall, execution: Execution) -> ConstantCallResult {
        guard let token = execution.assets.token(at: call.contract) else { return .reverted(nil, energy: 0) }
        if call.data == TRC20.symbolCall {
            let (text, length) = (Array(token.symbol.utf8), token.symbol.utf8.count)
            return .returned(
                UInt256(32).bigEndianBytes + UInt256(UInt64(length)).bigEndianBytes + text
                    + [UInt8](repeating: 0, count: 32 - length), energy: 0, penalty: 0)
        }
        if call.data == TRC20.decimalsCall {
            return .returned(UInt256(UInt64(token.decimals)).bigEndianBytes, energy: 0, penalty: 0)
        }
        if let transfer = Execution.TokenTransfer(call.data) {
            guard balances.units(of: token.contract, at: call.owner) >= transfer.amount else {
                return .reverted(nil, energy: Energy(Execution.energyOfRevert))
            }
            // USDT's contract is known for returning nothing.
            let isTrueReturned = token.symbol != Token.usdtSymbol
            return .returned(
                isTrueReturned ? UInt256(1).bigEndianBytes : [],
                energy: Energy(execution.energy(to: transfer.to, of: token.contract, balances)), penalty: 0)
        }
        let holder = call.data.count == 36 ? try? Address(evmBytes: call.data.suffix(20)) : nil
        let units = holder.map { balances.units(of: token.contract, at: $0) } ?? 0
        return .returned(UInt256(UInt64(units)).bigEndianBytes, energy: 0, penalty: 0)
    }
}
