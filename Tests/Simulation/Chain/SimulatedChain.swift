import PaymentModel
import Tron
import TronNode

/// The network's chain: blocks every three seconds, missed slots, forks that drop blocks above the solidified one, and
/// transactions that wait, and are forgotten after a minute.
///
/// SAFETY: touched only by jobs and timers of one `Scheduler`, which runs one at a time on one thread.
final class SimulatedChain: @unchecked Sendable {
    /// How restless the chain is.
    struct Temper: Sendable {
        var missedPermille = 30
        var forkPermille = 40
        var forkDepthMax: Int64 = 4
        /// Of a dropped block's transactions, how many are not seen again by themselves.
        var lostPermille = 300
        /// Slots in which nothing becomes final.
        var stallPermille = 5
    }

    private struct Waiting {
        let transaction: SignedTransaction
        let since: Int64
    }

    static let slot: Int64 = 3000
    /// Milliseconds after which a node forgets what is in no block (java-tron: `pendingTransactionTimeout`).
    static let memory: Int64 = 60_000

    var main: ChainSnapshot
    var execution: Execution
    var temper = Temper()
    private var chance: Chance
    private let trace: Trace
    private var waiting: [Waiting] = []
    private var deposits: [Deposit] = []
    /// Every block that ever had a transaction, dropped ones too.
    private var occurrences: [TransactionID: [SimulatedBlock]] = [:]
    /// All bytes that ever reached anybody, with the time: whoever has them can hand them in again.
    private(set) var seen: [(transaction: SignedTransaction, at: Int64)] = []
    private var firstSeen: [TransactionID: Int64] = [:]
    private var stalledSlots = 0
    private var pausedSlots = 0
    private(set) var forks = 0

    init(genesis: BlockID, assets: AssetRegistry, at now: Int64, chance: Chance, trace: Trace) {
        self.chance = chance
        self.trace = trace
        execution = Execution(assets: assets)
        let block = SimulatedBlock(
            id: genesis, parentHash: "", time: ChainTime(milliseconds: Self.slotTime(now)), work: BlockWork())
        main = ChainSnapshot(blocks: [block], solid: 0)
    }

    private static func slotTime(_ now: Int64) -> Int64 { now / slot * slot }

    /// The block of `snapshot` that has the transaction.
    func block(with id: TransactionID, of snapshot: ChainSnapshot, in view: ChainView) -> SimulatedBlock? {
        occurrences[id]?.first { snapshot.contains($0, in: view) }
    }

    /// Notes that somebody has these bytes now.
    func notice(_ transaction: SignedTransaction, at now: Int64) {
        guard firstSeen[transaction.id] == nil else { return }
        firstSeen[transaction.id] = now
        seen.append((transaction, now))
    }

    /// Puts `transaction` where block producers find it.
    func offer(_ transaction: SignedTransaction, at now: Int64) {
        notice(transaction, at: now)
        guard !waiting.contains(where: { $0.transaction.id == transaction.id }) else { return }
        waiting.append(Waiting(transaction: transaction, since: now))
    }

    /// Money that the next block brings.
    func deposit(_ deposit: Deposit) { deposits.append(deposit) }

    /// One slot passes.
    func tick(at now: Int64) {
        let time = Self.slotTime(now)
        waiting.removeAll { now - $0.since > Self.memory }
        guard time > main.head.time.milliseconds else { return }
        if pausedSlots > 0 {
            pausedSlots -= 1
            return
        }
        if chance.happens(permille: temper.missedPermille) {
            // After a maintenance block two slots are left out; else one is missed.
            pausedSlots = chance.happens(permille: 100) ? 2 : 0
            return
        }
        if chance.happens(permille: temper.forkPermille) {
            fork(at: time, now: now)
        } else {
            produce(at: time)
        }
        solidify()
    }

    private func produce(at time: Int64) {
        let parent = main.head
        let number = parent.number + 1
        var work = BlockWork()
        work.balances = parent.balances
        work.deposits = deposits
        deposits = []
        bring(&work, behind: parent, at: ChainTime(milliseconds: time))
        var left: [Waiting] = []
        for entry in waiting {
            let transaction = entry.transaction
            if block(with: transaction.id, of: main, in: .head) != nil { continue }
            guard firstSeen[transaction.id] ?? .max <= time, !chance.happens(permille: 200) else {
                left.append(entry)
                continue
            }
            guard parent.time < transaction.raw.expiration, main.hasReference(of: transaction.raw),
                let receipt = execution.run(
                    transaction, on: &work.balances, number: BlockNumber(number),
                    time: ChainTime(milliseconds: time))
            else { continue }
            work.transactions.append(transaction)
            work.receipts.append(receipt)
        }
        waiting = left
        append(work, at: time)
    }

    /// Brings the deposits of `work`, each asset of each by a transaction from outside.
    private func bring(_ work: inout BlockWork, behind parent: SimulatedBlock, at time: ChainTime) {
        for (index, deposit) in work.deposits.enumerated() {
            work.balances.energy[deposit.to, default: 0] += deposit.energy
            for contract in deposit.contracts {
                let transaction = SignedTransaction(
                    raw: RawTransaction(
                        reference: parent.id.reference, expiration: time.adding(.seconds(60)),
                        timestamp: time, contract: contract, memo: Array("\(index)".utf8)),
                    signatures: [])
                work.outside.append(transaction)
                work.receipts.append(
                    execution.bring(
                        transaction, to: &work.balances, number: BlockNumber(parent.number + 1), time: time))
            }
        }
    }

    private func append(_ work: BlockWork, at time: Int64) {
        let parent = main.head
        let id = SimulatedBlock.id(number: parent.number + 1, parent: parent.id.hex, nonce: chance.next())
        let block = SimulatedBlock(
            id: id, parentHash: parent.id.hex, time: ChainTime(milliseconds: time), work: work)
        main.blocks.append(block)
        for transaction in work.transactions { occurrences[transaction.id, default: []].append(block) }
        trace.note("block \(block.number) \(id.hex.suffix(8)) with \(work.transactions.count)")
    }

    /// The newest blocks go, and a longer branch comes in their place.
    private func fork(at time: Int64, now: Int64) {
        let depth = min(temper.forkDepthMax, Int64(main.blocks.count - 1 - main.solid))
        guard depth > 0 else { return produce(at: time) }
        let count = Int(chance.integer(in: 1...depth))
        let dropped = main.blocks.suffix(count)
        main.blocks.removeLast(count)
        forks += 1
        trace.note("fork drops \(count) above \(main.head.number)")
        for block in dropped {
            deposits += block.deposits
            for transaction in block.transactions where !chance.happens(permille: temper.lostPermille) {
                offer(transaction, at: now)
            }
        }
        for back in (0...Int64(count)).reversed() {
            let slot = time - back * Self.slot
            if slot > main.head.time.milliseconds { produce(at: slot) }
        }
    }

    private func solidify() {
        if stalledSlots > 0 {
            stalledSlots -= 1
            return
        }
        if chance.happens(permille: temper.stallPermille) {
            stalledSlots = Int(chance.integer(in: 5...40))
        }
        let lag = Int(chance.integer(in: 18...20))
        main.solid = max(main.solid, main.blocks.count - 1 - lag)
    }
}
