import Tron

/// One who makes blocks (java-tron: `Witness`, `DelegationStore`).
struct Witness: Hashable, Sendable {
    var url: String
    /// One of the genesis block: it may not claim rewards.
    var isOfGenesis = false
    /// Of the last maintenance.
    var votes: Int64 = 0
    var blocksMade: Int64 = 0
    var blocksMissed: Int64 = 0
    var latestBlock: Int64 = 0
    var latestSlot: Int64 = 0
    /// The part of a reward that the witness keeps, in percent.
    var brokerage: Int64 = 20
    /// What its voters have earned in the cycle under way, in sun.
    var cycleReward: Int64 = 0
}

/// Votes as they were counted last, and as they are now (java-tron: `Votes`).
struct CastVotes: Hashable, Sendable {
    let old: [Vote]
    var new: [Vote]
}

/// How far a voter's reward is settled (java-tron: `DelegationStore`).
struct RewardMark: Hashable, Sendable {
    var beginCycle: Int64
    var endCycle: Int64
    /// The votes that count for `beginCycle`.
    var votes: [Vote]?
}

/// A witness in a cycle.
struct WitnessCycle: Hashable, Sendable {
    let witness: Address
    let cycle: Int64
}

extension ChainState {
    /// 10^18: how fine the reward of one vote is kept (`DECIMAL_OF_VI_REWARD`).
    private static let voteRewardUnit: UInt128 = 1_000_000_000_000_000_000

    /// Pays the block's reward, and the one that is shared among all witnesses by votes (`Manager.payReward`,
    /// `MortgageService.payStandbyWitness`).
    mutating func payRewards(blockBy witness: Address) {
        let parameters = parameters
        var kept = pay(parameters[.witnessPayPerBlock], to: witness)
        let votes = witnesses.rows.values.reduce(0) { $0 + $1.votes }
        let shared = parameters[.witness127PayPerBlock]
        if votes > 0, shared > 0 {
            // java-tron divides the reward in `double`, `(long) (vote * eachVotePay)`: the chain's own sun, to the unit.
            let eachVote = Double(shared) / Double(votes)
            for (address, witness) in Array(witnesses.rows) {
                kept += pay(JavaArithmetic.long(Double(witness.votes) * eachVote), to: address)
            }
        }
        self[.rewarded] += kept
    }

    /// Pays a witness, and returns what it keeps of that.
    private mutating func pay(_ amount: Int64, to address: Address) -> Int64 {
        guard amount > 0, var witness = witnesses[address] else { return 0 }
        let kept = amount * witness.brokerage / 100
        witness.cycleReward += amount - kept
        witnesses[address] = witness
        guard kept > 0, var account = accounts[address] else { return 0 }
        account.allowance += kept
        accounts[address] = account
        return kept
    }

    /// Adds to what an account may claim (`adjustAllowance`).
    private mutating func credit(_ amount: Int64, to address: Address) {
        guard amount > 0, var account = accounts[address] else { return }
        account.allowance += amount
        accounts[address] = account
        self[.rewarded] += amount
    }

    /// What `address` could claim now (`queryReward`).
    func reward(of address: Address) -> Int64 {
        guard let account = accounts[address] else { return 0 }
        guard parameters.isOn(.changeDelegation), var mark = rewardMarks[address] else {
            return account.allowance
        }
        let cycle = self[.cycle]
        guard mark.beginCycle <= cycle else { return account.allowance }
        var reward: Int64 = 0
        if mark.beginCycle + 1 == mark.endCycle, mark.beginCycle < cycle {
            if let votes = mark.votes { reward += earned(votes, from: mark.beginCycle, to: mark.endCycle) }
            mark.beginCycle += 1
        }
        if !account.votes.isEmpty, mark.beginCycle < cycle {
            reward += earned(account.votes, from: mark.beginCycle, to: cycle)
        }
        return reward + account.allowance
    }

    /// Puts what was earned up to now into the allowance (`withdrawReward`): before every change of votes.
    mutating func settleReward(of address: Address) {
        guard parameters.isOn(.changeDelegation), let account = accounts[address] else { return }
        let cycle = self[.cycle]
        var mark = rewardMarks[address] ?? RewardMark(beginCycle: 0, endCycle: -1, votes: nil)
        guard mark.beginCycle <= cycle else { return }
        if mark.beginCycle == cycle, mark.votes != nil { return }
        if mark.beginCycle + 1 == mark.endCycle, mark.beginCycle < cycle {
            if let votes = mark.votes {
                credit(earned(votes, from: mark.beginCycle, to: mark.endCycle), to: address)
            }
            mark.beginCycle += 1
        }
        guard !account.votes.isEmpty else {
            rewardMarks[address] = RewardMark(beginCycle: cycle + 1, endCycle: mark.endCycle, votes: nil)
            return
        }
        if mark.beginCycle < cycle {
            credit(earned(account.votes, from: mark.beginCycle, to: cycle), to: address)
        }
        rewardMarks[address] = RewardMark(beginCycle: cycle, endCycle: cycle + 1, votes: account.votes)
    }

    private func earned(_ votes: [Vote], from begin: Int64, to end: Int64) -> Int64 {
        guard begin < end else { return 0 }
        return votes.reduce(0) { sum, vote in
            let before = rewardSums[WitnessCycle(witness: vote.witness, cycle: begin - 1)] ?? 0
            let after = rewardSums[WitnessCycle(witness: vote.witness, cycle: end - 1)] ?? 0
            guard after > before else { return sum }
            let product = (after - before).multipliedFullWidth(by: UInt128(vote.count))
            let (quotient, _) = Self.voteRewardUnit.dividingFullWidth((product.high, product.low))
            return sum + Int64(clamping: quotient)
        }
    }

    /// Every six hours: counts votes, closes the cycle's rewards (`MaintenanceManager.doMaintenance`).
    mutating func maintain() {
        let cycle = self[.cycle]
        for (address, witness) in witnesses.rows.sorted(by: { $0.key < $1.key }) {
            var sum = rewardSums[WitnessCycle(witness: address, cycle: cycle - 1)] ?? 0
            if witness.cycleReward > 0, witness.votes > 0 {
                sum += UInt128(witness.cycleReward) * Self.voteRewardUnit / UInt128(witness.votes)
            }
            rewardSums[WitnessCycle(witness: address, cycle: cycle)] = sum
            witnesses[address]?.cycleReward = 0
        }
        for (voter, cast) in castVotes.rows.sorted(by: { $0.key < $1.key }) {
            for vote in cast.old { witnesses[vote.witness]?.votes -= vote.count }
            for vote in cast.new { witnesses[vote.witness]?.votes += vote.count }
            castVotes[voter] = nil
        }
        self[.cycle] = cycle + 1
    }
}
