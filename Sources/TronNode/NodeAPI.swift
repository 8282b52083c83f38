public import Tron

/// Which state of the chain is asked: with the newest block, or only what is final.
public enum ChainView: String, Sendable, CaseIterable {
    /// The node's newest block, and its pending transactions. Everything in it can change.
    case head
    /// The newest solidified block (java-tron: `WalletOnSolidity`). Nothing in it changes any more.
    case solidified
}

/// Which block is asked for.
public enum BlockSelector: Hashable, Sendable {
    /// The newest one that the view has.
    case latest
    /// The newest one without its transactions: who only wants to know where the chain is need not read what is in it.
    case latestHeader
    /// The one at this height.
    case number(BlockNumber)
}

/// What one can ask a TRON node. Every answer is that of one moment: two questions may be answered by two
/// states.
public protocol NodeAPI: Sendable {
    /// A block with its transactions, or nil where the node has none with this number.
    func block(_ selector: BlockSelector, in view: ChainView) async throws(NodeError) -> NodeBlock?

    /// The blocks `first ..< first + count` as far as the node has them, ascending; `count` is at most 100.
    func blocks(
        from first: BlockNumber, count: Int, in view: ChainView
    ) async throws(NodeError) -> [NodeBlock]

    /// The receipts of a block's transactions in their order. A node that has the block may still lack them:
    /// compare the count.
    func receipts(
        ofBlock number: BlockNumber, in view: ChainView
    ) async throws(NodeError) -> [TransactionReceipt]

    /// Whether the node has a transaction with this id. In the head view that includes pending ones.
    func hasTransaction(_ id: TransactionID, in view: ChainView) async throws(NodeError) -> Bool

    /// A transaction's receipt, or nil while it is in no block of the view.
    func receipt(of id: TransactionID, in view: ChainView) async throws(NodeError) -> TransactionReceipt?

    /// An account, or nil where it is not activated.
    func account(_ address: Address, in view: ChainView) async throws(NodeError) -> NodeAccount?

    /// What bandwidth and energy an account has; all 0 where it is not activated.
    func resources(of address: Address) async throws(NodeError) -> AccountResources

    /// The chain's parameters now.
    func chainParameters() async throws(NodeError) -> ChainParameters

    /// What a call would return and cost, without a transaction.
    func call(_ call: ConstantCall, in view: ChainView) async throws(NodeError) -> ConstantCallResult

    /// Hands in a signed transaction.
    func broadcast(_ transaction: SignedTransaction) async throws(NodeError) -> BroadcastAnswer
}

/// A call that changes nothing (`triggerconstantcontract`).
public struct ConstantCall: Hashable, Sendable {
    /// Who seems to call; need not exist.
    public let owner: Address
    /// The contract that is called.
    public let contract: Address
    /// Selector and arguments.
    public let data: [UInt8]

    /// A call with this data.
    public init(owner: Address, contract: Address, data: [UInt8]) {
        self.owner = owner
        self.contract = contract
        self.data = data
    }
}
