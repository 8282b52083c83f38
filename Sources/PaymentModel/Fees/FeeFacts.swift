package import Tron

/// What nodes said that the cost of a transaction depends on. A plan is made of nothing else.
package struct FeeFacts: Sendable {
    package let parameters: ChainParameters
    /// What the payer's account has.
    package let resources: AccountResources
    /// What the token's contract says of the call; nil where no contract is called.
    package var call: CallFacts?
    /// What the token takes of a transfer.
    package var tokenFee: TokenFee = .nothing
    /// Whether the recipient's account exists for good; a fork can take back what made one in a newer block.
    package var isRecipientFinal = true
    /// Whether it exists at the head; nil where that was not asked.
    package var isRecipientActivated: Bool?

    package init(parameters: ChainParameters, resources: AccountResources) {
        self.parameters = parameters
        self.resources = resources
    }
}

/// What a contract says of a call.
package enum CallFacts: Hashable, Sendable {
    /// It would run. `energy` is what it takes now, the dynamic penalty included, of which `penalty` is a part; `most` is
    /// what it can take until it is executed: a recipient without the token costs a new storage slot, and any recipient
    /// may have none by then.
    case runs(energy: Int64, penalty: Int64, most: Int64)
    /// It would be refused, after `energy` was used: the contract's words, where it has any.
    case reverts(String?, energy: Int64)
    /// It would be refused as long as the token's owner has it so, after `energy` was used.
    case blocked(TokenBlock, energy: Int64)
    /// It would be refused since the payer has fewer tokens at the head than the amount. That passes by itself: the node
    /// is behind the solidified block that was read, or money went elsewhere and is to be waited for.
    case lacksTokens(String?, energy: Int64)
}
