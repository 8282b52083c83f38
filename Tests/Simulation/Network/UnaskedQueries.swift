package import Tron
package import TronNode

/// Questions that only callers of the API ask: in a simulation of the engine nobody does, and who did would be told so.
package protocol UnaskedQueries: ChainQueries {}

extension UnaskedQueries {
    private var unasked: NodeError { NodeError(.refused, "the engine does not ask this") }

    package func version() async throws(NodeError) -> String? { throw unasked }

    package func transaction(
        _ id: TransactionID, in view: ChainView
    ) async throws(NodeError) -> NodeTransaction? { throw unasked }

    package func stake(of address: Address, in view: ChainView) async throws(NodeError) -> AccountStake? {
        throw unasked
    }

    package func claimableReward(of address: Address) async throws(NodeError) -> Sun { throw unasked }

    package func delegations(
        from owner: Address, to receiver: Address
    ) async throws(NodeError) -> [StakeDelegation] { throw unasked }

    package func delegationPartners(of address: Address) async throws(NodeError) -> DelegationPartners {
        throw unasked
    }

    package func delegable(by owner: Address, of resource: Resource) async throws(NodeError) -> Sun {
        throw unasked
    }

    package func votableWitnesses() async throws(NodeError) -> Set<Address> { throw unasked }

    package func resourceTotals(seenBy address: Address) async throws(NodeError) -> ResourceTotals {
        throw unasked
    }

    package func transactionHistory(
        of address: Address, _ question: HistoryQuestion
    ) async throws(NodeError) -> TransactionHistoryPage? { throw unasked }

    package func tokenHistory(
        of address: Address, contract: Address, _ question: HistoryQuestion
    ) async throws(NodeError) -> TokenHistoryPage? { throw unasked }
}
