public import Tron
public import TronNode

extension NodePool: ChainQueries {
    public func version() async throws(NodeError) -> String? {
        try await query { node throws(NodeError) in try await node.version() }
    }

    public func transaction(
        _ id: TransactionID, in view: ChainView
    ) async throws(NodeError) -> NodeTransaction? {
        try await query { node throws(NodeError) in try await node.transaction(id, in: view) }
    }

    public func stake(of address: Address, in view: ChainView) async throws(NodeError) -> AccountStake? {
        try await query { node throws(NodeError) in try await node.stake(of: address, in: view) }
    }

    public func claimableReward(of address: Address) async throws(NodeError) -> Sun {
        try await query { node throws(NodeError) in try await node.claimableReward(of: address) }
    }

    public func delegations(
        from owner: Address, to receiver: Address
    ) async throws(NodeError) -> [StakeDelegation] {
        try await query { node throws(NodeError) in try await node.delegations(from: owner, to: receiver) }
    }

    public func delegationPartners(of address: Address) async throws(NodeError) -> DelegationPartners {
        try await query { node throws(NodeError) in try await node.delegationPartners(of: address) }
    }

    public func delegable(by owner: Address, of resource: Resource) async throws(NodeError) -> Sun {
        try await query { node throws(NodeError) in try await node.delegable(by: owner, of: resource) }
    }

    public func votableWitnesses() async throws(NodeError) -> Set<Address> {
        try await query { node throws(NodeError) in try await node.votableWitnesses() }
    }

    public func resourceTotals(seenBy address: Address) async throws(NodeError) -> ResourceTotals {
        try await query { node throws(NodeError) in try await node.resourceTotals(seenBy: address) }
    }

    public func transactionHistory(
        of address: Address, _ question: HistoryQuestion
    ) async throws(NodeError) -> TransactionHistoryPage? {
        try await queryIndex { node throws(NodeError) in
            try await node.transactionHistory(of: address, question)
        }
    }

    public func tokenHistory(
        of address: Address, contract: Address, _ question: HistoryQuestion
    ) async throws(NodeError) -> TokenHistoryPage? {
        try await queryIndex { node throws(NodeError) in
            try await node.tokenHistory(of: address, contract: contract, question)
        }
    }
}
