import Tron

/// Everything that a block's transactions read and change.
struct ChainState: Sendable {
    var accounts = Table<Address, LedgerAccount>()
    var contracts = Table<Address, TokenContract>()
    var holdings = Table<TokenHolder, UInt64>()
    var allowances = Table<TokenAllowance, UInt256>()
    /// TRC-10 by id.
    var assets = Table<Int64, Asset>()
    var delegations = Table<DelegationKey, Delegation>()
    var delegationIndex = Table<Address, DelegationIndex>()
    var witnesses = Table<Address, Witness>()
    /// Votes that were cast since the last maintenance.
    var castVotes = Table<Address, CastVotes>()
    /// Where each voter's reward was settled last.
    var rewardMarks = Table<Address, RewardMark>()
    /// What a vote for a witness has earned up to the end of a cycle.
    var rewardSums = Table<WitnessCycle, UInt128>()
    private var properties = Table<ChainProperty, Int64>()
    private var parameterRow = Table<Bool, ChainParameterValues>()

    init(time: ChainTime) {
        self.time = time
        parameters = ChainParameterValues()
        self[.netWeight] = ChainRule.netWeight
        self[.energyWeight] = ChainRule.energyWeight
    }

    subscript(property: ChainProperty) -> Int64 {
        get { properties[property] ?? 0 }
        set { properties[property] = newValue }
    }

    var parameters: ChainParameterValues {
        get { parameterRow[true] ?? ChainParameterValues() }
        set { parameterRow[true] = newValue }
    }

    /// The head block's time: the chain's clock.
    var time: ChainTime {
        get { ChainTime(milliseconds: self[.time]) }
        set { self[.time] = newValue.milliseconds }
    }

    /// The head block's slot. As on the official networks, slots count from 1970.
    var slot: Int64 { self[.time] / ChainRule.slotMilliseconds }

    /// Burns `fee` from `owner`; false, with nothing changed, where the balance does not suffice.
    mutating func burn(_ fee: Int64, of owner: Address) -> Bool {
        guard fee > 0 else { return true }
        guard var account = accounts[owner], account.balance.value >= fee else { return false }
        account.balance = Sun(account.balance.value - fee)
        accounts[owner] = account
        self[.burnt] += fee
        return true
    }
}

/// Numbers that the chain keeps (java-tron: `DynamicPropertiesStore`).
enum ChainProperty: Hashable, Sendable {
    case time
    /// TRX burnt since genesis, in sun.
    case burnt
    /// What all have staked, in whole TRX.
    case netWeight
    case energyWeight
    case tronPowerWeight
    /// The pool of free bandwidth.
    case publicNetUsage
    case publicNetSlot
    /// Counts maintenances.
    case cycle
    case nextMaintenance
    /// 1 right after a maintenance: two slots are skipped.
    case isAfterMaintenance
    /// The id of the newest TRC-10 asset; 0 before the first.
    case assetID
    /// TRX that the chain began with, and what was set from outside since.
    case trxGranted
    /// The same of the token with this contract, in its smallest unit.
    case granted(Address)
    /// TRX paid as rewards, in sun: what the chain has made since genesis.
    case rewarded
}

/// A place of the state to go back to.
struct StateMark: Sendable {
    fileprivate let marks: [Int]
}

/// What a block changed.
struct StateChange: Sendable {
    fileprivate let accounts: TableChange<Address, LedgerAccount>
    fileprivate let contracts: TableChange<Address, TokenContract>
    fileprivate let holdings: TableChange<TokenHolder, UInt64>
    fileprivate let allowances: TableChange<TokenAllowance, UInt256>
    fileprivate let assets: TableChange<Int64, Asset>
    fileprivate let delegations: TableChange<DelegationKey, Delegation>
    fileprivate let delegationIndex: TableChange<Address, DelegationIndex>
    fileprivate let witnesses: TableChange<Address, Witness>
    fileprivate let castVotes: TableChange<Address, CastVotes>
    fileprivate let rewardMarks: TableChange<Address, RewardMark>
    fileprivate let rewardSums: TableChange<WitnessCycle, UInt128>
    fileprivate let properties: TableChange<ChainProperty, Int64>
    fileprivate let parameters: TableChange<Bool, ChainParameterValues>

    /// Both changes as one.
    func followed(by next: Self) -> Self {
        Self(
            accounts: accounts.followed(by: next.accounts), contracts: contracts.followed(by: next.contracts),
            holdings: holdings.followed(by: next.holdings),
            allowances: allowances.followed(by: next.allowances),
            assets: assets.followed(by: next.assets),
            delegations: delegations.followed(by: next.delegations),
            delegationIndex: delegationIndex.followed(by: next.delegationIndex),
            witnesses: witnesses.followed(by: next.witnesses),
            castVotes: castVotes.followed(by: next.castVotes),
            rewardMarks: rewardMarks.followed(by: next.rewardMarks),
            rewardSums: rewardSums.followed(by: next.rewardSums),
            properties: properties.followed(by: next.properties),
            parameters: parameters.followed(by: next.parameters))
    }
}

extension ChainState {
    var mark: StateMark {
        StateMark(marks: [
            accounts.mark, contracts.mark, holdings.mark, allowances.mark, delegations.mark,
            delegationIndex.mark, witnesses.mark, castVotes.mark, rewardMarks.mark, rewardSums.mark,
            properties.mark, parameterRow.mark, assets.mark,
        ])
    }

    /// Takes back everything since `mark`.
    mutating func rollBack(to mark: StateMark) {
        accounts.rollBack(to: mark.marks[0])
        contracts.rollBack(to: mark.marks[1])
        holdings.rollBack(to: mark.marks[2])
        allowances.rollBack(to: mark.marks[3])
        delegations.rollBack(to: mark.marks[4])
        delegationIndex.rollBack(to: mark.marks[5])
        witnesses.rollBack(to: mark.marks[6])
        castVotes.rollBack(to: mark.marks[7])
        rewardMarks.rollBack(to: mark.marks[8])
        rewardSums.rollBack(to: mark.marks[9])
        properties.rollBack(to: mark.marks[10])
        parameterRow.rollBack(to: mark.marks[11])
        assets.rollBack(to: mark.marks[12])
    }

    /// Takes back everything since the last sealing.
    mutating func rollBack() {
        rollBack(to: StateMark(marks: [Int](repeating: 0, count: 13)))
    }

    /// What was changed since the last sealing; it can't be rolled back any more, only reverted.
    mutating func seal() -> StateChange {
        StateChange(
            accounts: accounts.seal(), contracts: contracts.seal(), holdings: holdings.seal(),
            allowances: allowances.seal(), assets: assets.seal(),
            delegations: delegations.seal(),
            delegationIndex: delegationIndex.seal(), witnesses: witnesses.seal(),
            castVotes: castVotes.seal(), rewardMarks: rewardMarks.seal(), rewardSums: rewardSums.seal(),
            properties: properties.seal(), parameters: parameterRow.seal())
    }

    mutating func apply(_ change: StateChange) {
        accounts.apply(change.accounts)
        contracts.apply(change.contracts)
        holdings.apply(change.holdings)
        allowances.apply(change.allowances)
        assets.apply(change.assets)
        delegations.apply(change.delegations)
        delegationIndex.apply(change.delegationIndex)
        witnesses.apply(change.witnesses)
        castVotes.apply(change.castVotes)
        rewardMarks.apply(change.rewardMarks)
        rewardSums.apply(change.rewardSums)
        properties.apply(change.properties)
        parameterRow.apply(change.parameters)
    }

    mutating func revert(_ change: StateChange) {
        accounts.revert(change.accounts)
        contracts.revert(change.contracts)
        holdings.revert(change.holdings)
        allowances.revert(change.allowances)
        assets.revert(change.assets)
        delegations.revert(change.delegations)
        delegationIndex.revert(change.delegationIndex)
        witnesses.revert(change.witnesses)
        castVotes.revert(change.castVotes)
        rewardMarks.revert(change.rewardMarks)
        rewardSums.revert(change.rewardSums)
        properties.revert(change.properties)
        parameterRow.revert(change.parameters)
    }
}
