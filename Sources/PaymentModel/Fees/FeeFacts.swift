package import Tron

/// What a node said about everything that the cost of a transaction depends on. Plans are made from nothing else.
package struct FeeFacts: Sendable {
    /// Prices of energy, bandwidth, memos and new accounts.
    package let parameters: ChainParameters
    /// The payer's energy and bandwidth.
    package let resources: AccountResources
    /// What the token's contract says about the call; nil if no contract is called.
    package var call: CallFacts?
    /// The fee that the token takes of a transfer.
    package var tokenFee: TokenFee = .nothing
    /// Whether the recipient's account exists in the solidified chain. A fork can undo a newer activation.
    package var isRecipientFinal = true
    /// Whether it exists at the head; nil if that was not asked.
    package var isRecipientActivated: Bool?

    /// Facts about a transaction that calls no contract, to an account that exists.
    package init(parameters: ChainParameters, resources: AccountResources) {
        self.parameters = parameters
        self.resources = resources
    }
}

/// What a contract says about a call.
package enum CallFacts: Hashable, Sendable {
    /// It would succeed. `energy` is what it needs now, including the dynamic `penalty`. `most` is what it can need
    /// until it is executed: a recipient without the token costs a new storage slot, and any recipient may have none
    /// by then.
    case runs(energy: Energy, penalty: Energy, most: Energy)
    /// It would be refused after `energy` was used, with the contract's reason if it gives one.
    case reverts(String?, energy: Energy)
    /// It would be refused as long as the token's owner has it so, after `energy` was used.
    case blocked(TokenBlock, energy: Energy)
    /// It would be refused since the payer has fewer tokens at the head than the amount. That passes by itself: the node
    /// is behind the solidified block that was read, or money went elsewhere and is to be waited for.
    case lacksTokens(String?, energy: Energy)
}
