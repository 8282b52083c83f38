import Crypto
import PaymentModel
import Tron
import TronNode

/// What accounts have after a block.
struct Balances: Sendable {
    /// Sun; an address that is not here is not activated.
    var trx: [Address: Int64] = [:]
    /// Smallest units of each token, by its contract.
    var tokens: [Address: [Address: Int64]] = [:]
    /// Energy that a stake gives, and how much of it is used up. Nothing recovers within a simulation.
    var energy: [Address: Int64] = [:]
    var energyUsed: [Address: Int64] = [:]

    /// What `holder` has of the token of `contract`.
    func units(of contract: Address, at holder: Address) -> Int64 { tokens[contract]?[holder] ?? 0 }

    /// What `holder` has of `asset`.
    func units(of asset: Asset, at holder: Address) -> Int64 {
        switch asset {
        case .trx: trx[holder, default: 0]
        case .token(let token): units(of: token.contract, at: holder)
        }
    }

    /// Energy from stake that is left.
    func energyLeft(of address: Address) -> Int64 {
        max(0, energy[address, default: 0] - energyUsed[address, default: 0])
    }
}

/// Money and stake from outside.
struct Deposit: Sendable {
    let to: Address
    /// At most one of each asset.
    let amounts: [AssetAmount]
    let energy: Int64

    /// Who sends it.
    static let sender = Address.blackHole

    /// What it brings of `asset`.
    func units(of asset: Asset) -> Int64 { amounts.first { $0.asset == asset }?.units ?? 0 }

    /// What brings each asset.
    var contracts: [Contract] {
        amounts.filter { $0.units > 0 }.map { amount in
            switch amount.asset {
            case .trx: .transfer(.init(owner: Self.sender, to: to, amount: Sun(amount.units)))
            case .token(let token):
                .triggerSmart(
                    .init(
                        owner: Self.sender, contract: token.contract,
                        data: TRC20.transferCall(to: to, amount: UInt256(UInt64(amount.units)))))
            }
        }
    }
}

/// One block of the simulated chain, with what it did.
final class SimulatedBlock: Sendable {
    let id: BlockID
    let parentHash: String
    let time: ChainTime
    let transactions: [SignedTransaction]
    let receipts: [TransactionReceipt]
    let deposits: [Deposit]
    /// The transactions that brought the deposits; in the block they stand before the others.
    let outside: [SignedTransaction]
    let balances: Balances
    /// As a node tells it.
    let told: NodeBlock

    var number: Int64 { id.number.value }

    init(
        id: BlockID, parentHash: String, time: ChainTime, work: BlockWork
    ) {
        self.id = id
        self.parentHash = parentHash
        self.time = time
        transactions = work.transactions
        receipts = work.receipts
        deposits = work.deposits
        outside = work.outside
        balances = work.balances
        let all = outside + transactions
        let failed = Set(receipts.filter { !$0.succeeded }.map(\.id))
        told = NodeBlock(
            id: id, parentHash: parentHash, timestamp: time, transactionIDs: all.map(\.id),
            failedIDs: all.map(\.id).filter(failed.contains),
            transactions: all.map { $0.told(succeeded: !failed.contains($0.id)) })
    }

    /// An id that no other block of the seed has.
    static func id(number: Int64, parent: String, nonce: UInt64) -> BlockID {
        let hash = Array(SHA256.hash(data: Array("\(number)/\(parent)/\(nonce)".utf8)))
        guard let id = try? BlockID(number: BlockNumber(number), headerHash: hash) else {
            preconditionFailure("SHA-256 has 32 bytes")
        }
        return id
    }
}

extension SignedTransaction {
    /// The transaction as a node's block tells it.
    fileprivate func told(succeeded: Bool) -> BlockTransaction {
        var deed = BlockTransaction.Deed.other
        switch raw.contract {
        case .transfer(let contract): deed = .transfer(to: contract.to, amount: contract.amount)
        case .triggerSmart: deed = .call
        default: break
        }
        return BlockTransaction(id: id, owner: raw.contract.owner, deed: deed, succeeded: succeeded)
    }
}

/// What goes into a block while it is made.
struct BlockWork: Sendable {
    var transactions: [SignedTransaction] = []
    var receipts: [TransactionReceipt] = []
    var deposits: [Deposit] = []
    var outside: [SignedTransaction] = []
    var balances = Balances()
}

/// The chain as somebody sees it: blocks from genesis to a head, and how many of them are final.
struct ChainSnapshot: Sendable {
    var blocks: [SimulatedBlock]
    var solid: Int

    var head: SimulatedBlock { blocks[blocks.count - 1] }
    var solidified: SimulatedBlock { blocks[solid] }

    /// The newest block of `view`.
    func tip(in view: ChainView) -> SimulatedBlock { view == .head ? head : solidified }

    /// The block with this number, where `view` has it.
    func block(_ number: Int64, in view: ChainView) -> SimulatedBlock? {
        number >= 0 && number <= tip(in: view).number ? blocks[Int(number)] : nil
    }

    /// Whether `block` is part of it.
    func contains(_ block: SimulatedBlock, in view: ChainView) -> Bool {
        self.block(block.number, in: view) === block
    }

    /// Whether the reference of `raw` is in it (java-tron: `Manager.validateTapos`). No chain here has 65,536 blocks.
    func hasReference(of raw: RawTransaction) -> Bool {
        let number = raw.reference.bytes.reduce(Int64(0)) { $0 << 8 | Int64($1) }
        return block(number, in: .head)?.id.reference == raw.reference
    }
}
