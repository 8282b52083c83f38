import PaymentModel
import StrictJSON
public import Tron
public import TronNode

/// An account's stake, as the chain has it at the head block.
public struct StakingBalance: Sendable {
    /// The account's address.
    public let address: Address
    /// What is staked, delegated, being withdrawn and voted for.
    public let stake: AccountStake
    /// The head block's time.
    public let now: ChainTime
    /// What has passed its withdrawal period.
    public let withdrawable: Sun
}

/// What an account could claim for its votes.
public struct StakingRewards: Sendable {
    /// The account's address.
    public let address: Address
    /// What could be claimed now.
    public let claimable: Sun
    /// When rewards were last claimed, in chain time; nil if never.
    public let lastClaim: ChainTime?
    /// When the next claim is possible, in chain time; nil for at once.
    public let nextClaim: ChainTime?
}

/// What an account's stake gives, and its delegations.
public struct ResourceAllocation: Sendable {
    /// A delegation.
    public struct Entry: Sendable {
        /// The other side.
        public let address: Address
        /// What is delegated, and until when it is locked.
        public let delegation: StakeDelegation
    }

    /// The account's address.
    public let address: Address
    /// The account's energy and bandwidth.
    public let resources: AccountResources
    /// What all stake on the chain gives and is given, to compute a share of.
    public let totals: ResourceTotals
    /// What it lends, to at most 100 accounts.
    public let delegatedTo: [Entry]
    /// What it is lent, by at most 100 accounts.
    public let delegatedFrom: [Entry]
}

/// Stake 2.0: what an account has, and orders that change it.
public struct StakingService: Sendable {
    let acceptance: TransactionAcceptance
    let node: any NodeGroup & ChainQueries
    private let stakes: ReadCache<Address, StakingBalance>
    private let rewards: ReadCache<Address, StakingRewards>
    private let allocations: ReadCache<Address, ResourceAllocation>

    /// A service that plans orders with `acceptance`, asks `node`, and caches reads until `head` moves.
    package init(acceptance: TransactionAcceptance, node: any NodeGroup & ChainQueries, head: HeadReader) {
        self.acceptance = acceptance
        self.node = node
        stakes = ReadCache(head)
        rewards = ReadCache(head)
        allocations = ReadCache(head, entriesMax: Limits.allocations)
    }

    var books: Books { acceptance.books }

    private enum Limits {
        /// How many partners of an account are listed; each is a request to the node.
        static let partnersMax = 100
        /// An allocation lists up to hundreds of partners, so fewer of them are kept.
        static let allocations = 128
    }

    /// The stake of any address.
    ///
    /// - Throws: `PaymentError` with `nodeUnavailable`, `nodeError`.
    public func balance(of address: Address) async throws -> StakingBalance {
        try await PaymentError.mapping {
            try await stakes.answer(to: address) { head in
                let position = try await position(of: address, at: head)
                guard let withdrawable = try? position.stake.unstaking.withdrawable(at: position.now) else {
                    throw NodeError(.unreadable, "amounts that do not fit")
                }
                return StakingBalance(
                    address: address, stake: position.stake, now: position.now, withdrawable: withdrawable)
            }
        }
    }

    /// The vote rewards of any address.
    ///
    /// - Throws: `PaymentError` with `nodeUnavailable`, `nodeError`.
    public func rewards(of address: Address) async throws -> StakingRewards {
        try await PaymentError.mapping {
            try await rewards.answer(to: address) { _ in
                let last = try await node.stake(of: address, in: .head)?.lastClaim
                return StakingRewards(
                    address: address, claimable: try await node.claimableReward(of: address), lastClaim: last,
                    nextClaim: StakingRules.nextClaim(after: last))
            }
        }
    }

    /// The energy and bandwidth of any address, with up to 100 partners in each direction.
    ///
    /// - Throws: `PaymentError` with `nodeUnavailable`, `nodeError`.
    public func resources(of address: Address) async throws -> ResourceAllocation {
        try await PaymentError.mapping {
            try await allocations.answer(to: address) { _ in try await allocation(of: address) }
        }
    }

    private func allocation(of address: Address) async throws -> ResourceAllocation {
        let resources = try await node.resources(of: address)
        let totals = try await node.resourceTotals(seenBy: address)
        let partners = try await node.delegationPartners(of: address)
        var (to, from): ([ResourceAllocation.Entry], [ResourceAllocation.Entry]) = ([], [])
        for receiver in partners.receivers.prefix(Limits.partnersMax) {
            let list = try await node.delegations(from: address, to: receiver)
            to += list.map { .init(address: receiver, delegation: $0) }
        }
        for owner in partners.owners.prefix(Limits.partnersMax) {
            let list = try await node.delegations(from: owner, to: address)
            from += list.map { .init(address: owner, delegation: $0) }
        }
        return ResourceAllocation(
            address: address, resources: resources, totals: totals, delegatedTo: to, delegatedFrom: from)
    }

    /// An account's stake now; an account that is not activated has none.
    func position(of address: Address) async throws -> StakingPosition {
        guard let head = try await node.block(.latestHeader, in: .head) else {
            throw NodeError(.unreadable, "the node has no head block")
        }
        return try await position(of: address, at: head)
    }

    private func position(of address: Address, at head: NodeBlock) async throws -> StakingPosition {
        let stake = try await node.stake(of: address, in: .head)
        return StakingPosition(stake: stake ?? .nothing, now: head.timestamp)
    }
}
