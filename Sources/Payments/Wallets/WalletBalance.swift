public import PaymentModel
public import Tron
import TronNode

/// A wallet's balances on the chain, what is reserved and promised of them, and what is left.
public struct WalletBalance: Sendable {
    /// The figures of one asset.
    public struct Part: Sendable {
        /// The asset that it is about.
        public let asset: Asset
        /// At the head block.
        public let total: AssetAmount
        /// Held by transactions that are signed or being signed.
        public let reserved: AssetAmount
        /// The amounts of payouts that are accepted and not signed yet. Can exceed the total: then they wait.
        public let promised: AssetAmount
        /// What a transfer could take: the solidified balance less what is reserved and promised.
        public let available: AssetAmount
    }

    /// One pool of bandwidth or energy.
    public struct Resource<Units: ChainUnits>: Sendable {
        /// What there is in all, free and from stake.
        public let limit: Units
        /// What is used up, and recovers over a day.
        public let used: Units
        /// What can be used now, never below 0.
        public let available: Units

        init(limit: Units, used: Units) {
            self.limit = limit
            self.used = used
            available = max(0, limit.subtractingWithinBounds(used))
        }
    }

    /// The two pools of bandwidth, which the chain never adds up.
    public struct BandwidthPools: Sendable {
        /// What stake gives, own and delegated.
        public let staked: Resource<Bandwidth>
        /// What every activated account has.
        public let free: Resource<Bandwidth>

        /// The pool that has more left: the most that one transaction can have without burning TRX.
        public var larger: Resource<Bandwidth> { staked.available >= free.available ? staked : free }
    }

    /// The wallet that was asked about.
    public let wallet: Wallet
    /// Whether the account exists on the chain.
    public let isActivated: Bool
    /// TRX first, then every configured token.
    public let parts: [Part]
    /// TRX staked for any resource, including what is delegated to others.
    public let staked: Sun
    /// Energy, which pays for contract calls.
    public let energy: Resource<Energy>
    /// Bandwidth, which pays for the bytes of transactions; the free part included.
    public let bandwidth: BandwidthPools
    /// The head block when the totals were read.
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
            let reserved = try await ReservedFunds.read(of: wallet.id, tokens: assets.tokens, in: books.store)
            let promised = try await ReservedFunds.promised(
                of: wallet.id, tokens: assets.tokens, in: books.store)
            let parts = try ([.trx] + assets.tokens.map(Asset.token)).map { asset in
                try part(
                    total: told.total[asset] ?? 0,
                    FundsFigures(
                        asset: asset, total: solidified[asset], reserved: reserved[asset],
                        promised: promised[asset] ?? 0))
            }
            let resources = solidified.resources
            return WalletBalance(
                wallet: wallet, isActivated: account != nil, parts: parts,
                staked: account.flatMap { $0.staked.adding($0.delegated) } ?? .zero,
                energy: .init(limit: resources.energyLimit, used: resources.energyUsed),
                bandwidth: Self.bandwidth(of: resources), asOf: told.head.mark)
        }
    }

    /// Both pools, and what one transaction can have: the chain takes all of it from one pool, or burns TRX.
    private static func bandwidth(of resources: AccountResources) -> WalletBalance.BandwidthPools {
        .init(
            staked: .init(limit: resources.stakedBandwidthLimit, used: resources.stakedBandwidthUsed),
            free: .init(limit: resources.freeBandwidthLimit, used: resources.freeBandwidthUsed))
    }

    /// All answers are one node's: those of two would not belong together.
    private func funds(of address: Address) async throws -> WalletFunds {
        let node = try await node.oneNode()
        guard let head = try await node.block(.latestHeader, in: .head) else {
            throw NodeError(.unreadable, "the node has no head block")
        }
        let account = try await node.account(address, in: .head)
        let solidified = try await Funds.read(of: address, on: node, tokens: assets.tokens)
        var total: [Asset: Int64] = [.trx: account?.balance.value ?? 0]
        for token in assets.tokens {
            total[.token(token)] = try await Funds.balance(of: address, in: token, on: node, .head)
        }
        return WalletFunds(head: head, account: account, solidified: solidified, total: total)
    }

    /// - Parameter figures: The figures of the solidified chain.
    private func part(total: Int64, _ figures: FundsFigures) throws -> WalletBalance.Part {
        let asset = figures.asset
        guard let whole = AssetAmount(asset, units: total),
            let reserved = AssetAmount(asset, units: figures.reserved),
            let promised = AssetAmount(asset, units: figures.promised),
            let available = AssetAmount(asset, units: min(total, figures.available))
        else { throw NodeError(.unreadable, "a negative balance of \(asset.symbol)") }
        return .init(
            asset: asset, total: whole, reserved: reserved, promised: promised, available: available)
    }
}

/// What a wallet has on the chain, as one node returned it.
struct WalletFunds: Sendable {
    let head: NodeBlock
    /// Nil if it is not activated.
    let account: NodeAccount?
    let solidified: Funds
    /// At the head, in each asset's smallest unit.
    let total: [Asset: Int64]
}
