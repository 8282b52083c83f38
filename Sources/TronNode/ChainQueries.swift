public import Tron

/// What callers ask of the chain beside what the engine needs to pay.
public protocol ChainQueries: Sendable {
    /// The node's version, such as "4.8.0"; nil where it does not tell.
    func version() async throws(NodeError) -> String?

    /// A transaction with what its execution came to, or nil where the view has none. In the head view that includes
    /// pending ones.
    func transaction(_ id: TransactionID, in view: ChainView) async throws(NodeError) -> NodeTransaction?

    /// What an account has staked, delegated and voted for, or nil where it is not activated.
    func stake(of address: Address, in view: ChainView) async throws(NodeError) -> AccountStake?

    /// Vote rewards that could be claimed (`getReward`).
    func claimableReward(of address: Address) async throws(NodeError) -> Sun

    /// What `owner` has delegated to `receiver`: at most one entry without a lock, and one with (`getdelegatedresourcev2`).
    func delegations(
        from owner: Address, to receiver: Address
    ) async throws(NodeError) -> [StakeDelegation]

    /// Who delegates to an account, and to whom it delegates (`getdelegatedresourceaccountindexv2`).
    func delegationPartners(of address: Address) async throws(NodeError) -> DelegationPartners

    /// The most stake that an account could delegate now; 0 below 1 TRX (`getcandelegatedmaxsize`).
    func delegable(by owner: Address, of resource: Resource) async throws(NodeError) -> Sun

    /// Who can be voted for (`listwitnesses`).
    func votableWitnesses() async throws(NodeError) -> Set<Address>

    /// What a TRX of stake gives now, and how the account uses it (`getaccountresource`).
    func resourceTotals(seenBy address: Address) async throws(NodeError) -> ResourceTotals

    /// A page of an address' transactions, or nil where the node has no index by address.
    func transactionHistory(
        of address: Address, _ question: HistoryQuestion
    ) async throws(NodeError) -> TransactionHistoryPage?

    /// A page of what an address sent and received of the token `contract`, or nil where the node has no index by address.
    func tokenHistory(
        of address: Address, contract: Address, _ question: HistoryQuestion
    ) async throws(NodeError) -> TokenHistoryPage?
}
