import Tron
import TronNode

/// All that is kept of the chain for callers, by what was asked.
final class CallerReads: Sendable {
    private enum Limits {
        /// A block names some hundred transactions, and an allocation some hundred partners: fewer of these are kept.
        static let large = 128
        static let transactions = 1024
    }

    let head: HeadReader
    let descriptions: ReadCache<NetworkName, NetworkDescription>
    let blocks: ReadCache<BlockChoice, BlockDescription>
    let transactions: ReadCache<TransactionID, ChainTransaction>
    let tokens: ReadCache<Address, TokenBalance>
    let allowances: ReadCache<AllowanceQuestion, TokenAllowance>
    let estimates: ReadCache<EstimateQuestion, GasEstimate>
    let stakes: ReadCache<Address, StakingBalance>
    let rewards: ReadCache<Address, StakingRewards>
    let allocations: ReadCache<Address, ResourceAllocation>
    let wallets: ReadCache<Address, WalletFunds>

    init(node: any NodeGroup, clock: any ServiceClock) {
        let head = HeadReader(clock: clock) { () throws(NodeError) in
            try await node.block(.latest, in: .head)
        }
        self.head = head
        descriptions = ReadCache(head)
        blocks = ReadCache(head, entriesMax: Limits.large)
        transactions = ReadCache(head, entriesMax: Limits.transactions)
        tokens = ReadCache(head)
        allowances = ReadCache(head)
        estimates = ReadCache(head)
        stakes = ReadCache(head)
        rewards = ReadCache(head)
        allocations = ReadCache(head, entriesMax: Limits.large)
        wallets = ReadCache(head)
    }
}

/// Whose tokens who may move.
struct AllowanceQuestion: Hashable, Sendable {
    let owner: Address
    let spender: Address
}

/// What an operation would cost whom.
struct EstimateQuestion: Hashable, Sendable {
    let owner: Address
    let intent: TransactionIntent
}

/// What a wallet has on the chain, as one node told it.
struct WalletFunds: Sendable {
    let head: NodeBlock
    /// Nil where it is not activated.
    let account: NodeAccount?
    let solidified: Funds
    /// At the head, in millionths; nil where no USDT contract is configured.
    let usdt: Int64?
}
