package import PaymentModel
package import Tron
package import TronNode

/// What a wallet has on the solidified chain, and what is left of the energy of its stake there.
package struct Funds: Sendable {
    /// In each asset's smallest unit: TRX, and the tokens that were asked for.
    package let units: [Asset: Int64]
    /// Energy and bandwidth of the account at the head.
    package let resources: AccountResources
    /// Energy from stake that is final. Newer stake does not count yet: TRX burnt before it arrived may not show in
    /// the balance yet either, and would be planned twice.
    package let energy: Energy
    /// The solidified block at or after which the balances were read.
    package let readAt: BlockNumber
    /// Whether the address's own key may still sign for it alone.
    package let isOwnedByItsKey: Bool

    /// What was read of a wallet; `units` are of the solidified chain.
    package init(
        units: [Asset: Int64], resources: AccountResources, energy: Energy, readAt: BlockNumber,
        isOwnedByItsKey: Bool = true
    ) {
        self.units = units
        self.resources = resources
        self.energy = energy
        self.readAt = readAt
        self.isOwnedByItsKey = isOwnedByItsKey
    }

    /// The balance of `asset`.
    package subscript(asset: Asset) -> Int64 { units[asset] ?? 0 }

    /// Asks `node`, which must be a single node: if one node returns the block and another that is behind returns the
    /// balance, the balance lacks what the block settled. The block is asked for first, so that an error is on the
    /// safe side.
    package static func read(
        of address: Address, on node: some NodeAPI, tokens: [Token]
    ) async throws(NodeError) -> Self {
        guard let block = try await node.block(.latestHeader, in: .solidified) else {
            throw NodeError(.unreadable, "the node has no solidified block")
        }
        let account = try await node.account(address, in: .solidified)
        let resources = try await node.resources(of: address)
        var units: [Asset: Int64] = [.trx: account?.balance.value ?? 0]
        for token in tokens {
            units[.token(token)] = try await balance(of: address, in: token, on: node, .solidified)
        }
        return Self(
            units: units, resources: resources,
            energy: resources.energyAvailable(of: account?.energyStake ?? .zero), readAt: block.number,
            isOwnedByItsKey: account?.isOwnedByItsKey ?? true)
    }

    /// A token balance in its smallest unit.
    package static func balance(
        of address: Address, in token: Token, on node: some NodeAPI, _ view: ChainView
    ) async throws(NodeError) -> Int64 {
        let call = ConstantCall(
            owner: address, contract: token.contract, data: TRC20.balanceCall(of: address))
        guard case .returned(let data, _, _) = try await node.call(call, in: view),
            let word = TRC20.number(in: data)
        else { throw NodeError(.unreadable, "balanceOf returned no number") }
        guard let units = UInt64(exactly: word).flatMap({ Int64(exactly: $0) }),
            ChainQuantity.amount.range.contains(units)
        else { throw NodeError(.unreadable, "balanceOf returned more than any amount") }
        return units
    }
}
