import Tron
import TronNode

/// One node of the simulated network: it sees the chain as it was a while ago, perhaps a branch that was dropped since, and
/// keeps its own pool.
///
/// SAFETY: touched only by jobs and timers of one `Scheduler`, which runs one at a time on one thread.
final class SimulatedNode: @unchecked Sendable {
    let name: String
    let chain: SimulatedChain
    private(set) var view: ChainSnapshot
    private let trace: Trace
    private var chance: Chance
    /// Whether it answers DUP for all that it ever saw (java-tron: `node.rpc.trxCacheEnable`), refused or not.
    private let remembersAll: Bool
    /// Whether it sometimes lies about what is final: where two nodes are asked, that must do no harm.
    let isLiar: Bool
    private var pool: [TransactionID: Int64] = [:]
    private var remembered: Set<TransactionID> = []

    init(name: String, chain: SimulatedChain, character: Character, chance: Chance, trace: Trace) {
        self.name = name
        self.chain = chain
        remembersAll = character.remembersAll
        isLiar = character.isLiar
        self.chance = chance
        self.trace = trace
        view = chain.main
    }

    /// What sets one node apart from the others.
    struct Character {
        var remembersAll = false
        var isLiar = false
    }

    /// Whether this answer is to be a lie about what is final.
    func lies(in weather: Weather) -> Bool { isLiar && chance.happens(permille: weather.finalLiesPermille) }

    /// Hears what the chain is now, unless it is deaf.
    func hear(in weather: Weather) {
        if !chance.happens(permille: weather.deafPermille) { view = chain.main }
    }

    /// Takes `transaction`, or says why not, in the order of java-tron's checks (`Wallet.broadcastTransaction`).
    func receive(_ transaction: SignedTransaction, in weather: Weather, at now: Int64) -> BroadcastAnswer {
        chain.notice(transaction, at: now)
        let answer = judge(transaction, in: weather, at: now)
        trace.note("\(name) \(answer.code.rawValue) \(transaction.id.hex.prefix(8))")
        return answer
    }

    private func judge(
        _ transaction: SignedTransaction, in weather: Weather, at now: Int64
    ) -> BroadcastAnswer {
        if chance.happens(permille: weather.moodsPermille) {
            let moods: [BroadcastCode] = [.serverBusy, .noConnection, .blockUnsolidified, .otherError]
            return BroadcastAnswer(code: moods[chance.index(below: moods.count)], message: "mood")
        }
        if remembersAll, !remembered.insert(transaction.id).inserted {
            return BroadcastAnswer(code: .duplicate, message: "Transaction already exists.")
        }
        let nextSlot = view.head.time.milliseconds + SimulatedChain.slot
        guard transaction.raw.expiration.milliseconds >= nextSlot else {
            return .init(code: .expired, message: "")
        }
        guard (try? transaction.signers().first) == transaction.raw.contract.owner else {
            return .init(code: .signatureError, message: "")
        }
        guard view.hasReference(of: transaction.raw) else { return .init(code: .taposError, message: "") }
        pool = pool.filter { now - $0.value <= SimulatedChain.memory }
        if pool[transaction.id] != nil || chain.block(with: transaction.id, of: view, in: .head) != nil {
            return .init(code: .duplicate, message: "Dup transaction.")
        }
        var balances = view.head.balances
        guard
            chain.execution.run(transaction, on: &balances, number: 0, time: ChainTime(milliseconds: 0))
                != nil
        else { return .init(code: .contractValidateError, message: "balance") }
        return take(transaction, in: weather, at: now)
    }

    private func take(_ transaction: SignedTransaction, in weather: Weather, at now: Int64) -> BroadcastAnswer
    {
        pool[transaction.id] = now
        if chance.happens(permille: weather.keptPermille) {
            return chance.happens(permille: 500)
                ? .init(code: .success, message: "")
                : .init(code: .notEnoughConnections, message: "P2P broadcast failed.")
        }
        chain.offer(transaction, at: now)
        return .init(code: .success, message: "")
    }

    /// The newest block as it is told, which may be made up: a little ahead, on no chain, at a time a little off.
    func told(in view: ChainView, _ weather: Weather) -> NodeBlock {
        let tip = self.view.tip(in: view).told
        if view == .solidified, lies(in: weather) {
            return NodeBlock(
                id: tip.id, parentHash: tip.parentHash, timestamp: tip.timestamp.adding(.seconds(600)),
                transactionIDs: tip.transactionIDs)
        }
        guard view == .head, chance.happens(permille: weather.liesPermille) else { return tip }
        let number = tip.number.value + chance.integer(in: 0...3)
        let time = tip.timestamp.milliseconds + chance.integer(in: -10...20) * SimulatedChain.slot
        return NodeBlock(
            id: SimulatedBlock.id(number: number, parent: "nobody's", nonce: chance.next()),
            parentHash: tip.id.hex, timestamp: ChainTime(milliseconds: time), transactionIDs: [])
    }

    /// A block's receipts, or the first of them where the index is behind.
    func receipts(of block: SimulatedBlock, _ weather: Weather) -> [TransactionReceipt] {
        if lies(in: weather) {
            return block.receipts.map { receipt in
                var lie = receipt
                lie.isMarkedFailed.toggle()
                return lie
            }
        }
        guard !block.receipts.isEmpty, chance.happens(permille: weather.unindexedPermille) else {
            return block.receipts
        }
        return Array(block.receipts.prefix(chance.index(below: block.receipts.count)))
    }
}
