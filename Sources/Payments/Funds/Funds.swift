import PaymentModel
package import Tron
package import TronNode

/// What a wallet has on the solidified chain, and what is left of what its stake there gives.
package struct Funds: Sendable {
    /// Millionths of a USDT; 0 where no USDT contract is configured.
    let usdt: Int64
    let trx: Sun
    let resources: AccountResources
    /// Energy from stake that is there for good. Stake that arrived above the solidified block does not count yet: what was
    /// burnt before it came does not show in the balance yet either, and would be planned for a second time.
    let energy: Int64
    /// The solidified block at or after which the balances were read.
    let readAt: Int64
    /// Whether the address's own key may still sign for it alone.
    package var isOwnedByItsKey = true

    /// Asks `node`, which must be one node: a balance from one that is behind would not know what the block that
    /// another told has settled. The block is asked first: what the balances lack of it, they lack on the safe side.
    package static func read(
        of address: Address, on node: some NodeAPI, usdt contract: Address?
    ) async throws(NodeError) -> Self {
        guard let block = try await node.block(.latestHeader, in: .solidified) else {
            throw NodeError(.unreadable, "the node has no solidified block")
        }
        let account = try await node.account(address, in: .solidified)
        let resources = try await node.resources(of: address)
        var usdt: Int64 = 0
        if let contract {
            usdt = try await tokens(of: address, contract: contract, on: node, in: .solidified)
        }
        return Self(
            usdt: usdt, trx: account?.balance ?? .zero, resources: resources,
            energy: resources.energyAvailable(of: account?.energyStake ?? .zero), readAt: block.number,
            isOwnedByItsKey: account?.isOwnedByItsKey ?? true)
    }

    /// A token balance in its smallest unit.
    static func tokens(
        of address: Address, contract: Address, on node: some NodeAPI, in view: ChainView
    ) async throws(NodeError) -> Int64 {
        let call = ConstantCall(owner: address, contract: contract, data: TRC20.balanceCall(of: address))
        guard case .returned(let data, _, _) = try await node.call(call, in: view),
            let word = TRC20.number(in: data)
        else { throw NodeError(.unreadable, "balanceOf returned no number") }
        // More than Int64 holds is more than any amount of ours.
        return UInt64(exactly: word).flatMap { Int64(exactly: $0) } ?? .max
    }
}
