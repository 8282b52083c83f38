public import PaymentModel
public import Tron
import TronNode

/// What a wallet has on the chain, what unfinished orders hold of it, and what is left.
public struct WalletBalance: Sendable {
    /// One asset's part.
    public struct Part: Sendable {
        public let asset: Asset
        /// At the head block.
        public let total: AssetAmount
        public let reserved: AssetAmount
        /// What another order could take: of the solidified balance, what is not reserved.
        public let available: AssetAmount
    }

    /// Bytes of bandwidth, or units of energy.
    public struct Resource: Sendable {
        public let limit: Int64
        public let used: Int64
        public let available: Int64
    }

    public let wallet: Wallet
    /// Whether the account exists on the chain.
    public let isActivated: Bool
    public let parts: [Part]
    /// TRX staked for any resource, what is delegated to others included.
    public let staked: Sun
    public let energy: Resource
    public let bandwidth: Resource
    public let asOf: BlockMark
}

extension WalletService {
    /// The wallet's balances now.
    ///
    /// - Throws: `PaymentError` with `notFound`, `nodeUnavailable`, `nodeError`, `storeUnavailable`.
    public func balance(of id: WalletID) async throws -> WalletBalance {
        let wallet = try await wallet(id)
        return try await PaymentError.mapping {
            let told = try await funds.answer(to: wallet.address) { _ in
                try await self.funds(of: wallet.address)
            }
            let (account, solidified) = (told.account, told.solidified)
            let reserved = try await ReservedFunds.read(of: wallet.id, in: books.store)
            var parts = [
                try part(
                    .trx, total: account?.balance.value ?? 0, solidified: solidified.trx.value,
                    reserved: reserved.trx)
            ]
            if let total = told.usdt {
                parts.append(
                    try part(.usdt, total: total, solidified: solidified.usdt, reserved: reserved.usdt))
            }
            let resources = solidified.resources
            return WalletBalance(
                wallet: wallet, isActivated: account != nil, parts: parts,
                staked: account.flatMap { $0.staked.adding($0.delegated) } ?? .zero,
                energy: .init(
                    limit: resources.energyLimit, used: resources.energyUsed,
                    available: resources.energyAvailable),
                bandwidth: .init(
                    limit: resources.freeBandwidthLimit + resources.stakedBandwidthLimit,
                    used: resources.freeBandwidthUsed + resources.stakedBandwidthUsed,
                    available: max(
                        0,
                        resources.freeBandwidthLimit - resources.freeBandwidthUsed
                            + resources.stakedBandwidthLimit
                            - resources.stakedBandwidthUsed)), asOf: told.head.mark)
        }
    }

    /// All answers are one node's: those of two would not belong together.
    private func funds(of address: Address) async throws -> WalletFunds {
        let node = try await node.oneNode()
        guard let head = try await node.block(.latestHeader, in: .head) else {
            throw NodeError(.unreadable, "the node has no head block")
        }
        let account = try await node.account(address, in: .head)
        let solidified = try await Funds.read(of: address, on: node, usdt: usdtContract)
        var usdt: Int64?
        if let usdtContract {
            usdt = try await Funds.tokens(of: address, contract: usdtContract, on: node, in: .head)
        }
        return WalletFunds(head: head, account: account, solidified: solidified, usdt: usdt)
    }

    private func part(
        _ asset: Asset, total: Int64, solidified: Int64, reserved: Int64
    ) throws -> WalletBalance.Part {
        let available = max(0, min(total, solidified - reserved))
        guard let total = AssetAmount(asset, units: total),
            let reserved = AssetAmount(asset, units: reserved),
            let available = AssetAmount(asset, units: available)
        else { throw NodeError(.unreadable, "a negative balance of \(asset.rawValue)") }
        return .init(asset: asset, total: total, reserved: reserved, available: available)
    }
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
