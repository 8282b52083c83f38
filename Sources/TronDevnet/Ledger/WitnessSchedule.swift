import Tron

/// Whose slot comes when (java-tron: `DposSlot`, `DposService`).
struct WitnessSchedule {
    /// Those who make blocks, in the order of their turns.
    private let witnesses: [Address]
    /// The head's slot.
    private let head: Int64

    /// The witnesses of the genesis block, the one with the most votes first; of equal votes, the higher address
    /// (`DposService.updateWitness`). Others have no keys here: they are candidates, however many votes they get.
    init(of state: ChainState) {
        witnesses = state.witnesses.rows.filter { $0.value.isOfGenesis }
            .sorted { ($0.value.votes, $0.key) > ($1.value.votes, $1.key) }.map(\.key)
        head = state.slot
    }

    /// Whose turn is the slot that comes so many behind the head's, not counting those that a maintenance leaves out
    /// (`DposSlot.getScheduledWitness`).
    func witness(inSlot slot: Int64) -> Address {
        precondition(!witnesses.isEmpty, "a chain has a witness")
        return witnesses[Int((head + slot) % Int64(witnesses.count))]
    }

    /// How many of the first `slots` slots behind the head's are each witness's.
    func turns(inFirst slots: Int64) -> [Address: Int64] {
        let (rounds, rest) = slots.quotientAndRemainder(dividingBy: Int64(witnesses.count))
        var turns: [Address: Int64] = [:]
        for slot in 1...Int64(witnesses.count) {
            let count = rounds + (slot <= rest ? 1 : 0)
            if count > 0 { turns[witness(inSlot: slot)] = count }
        }
        return turns
    }
}

extension ChainState {
    /// Counts a block, and the slots before it that were missed (java-tron: `StatisticManager.applyBlock`).
    mutating func note(block number: Int64, by witness: Address, at time: ChainTime, missed: Int64) {
        witnesses[witness]?.note(block: number, at: time)
        // Before the first block nobody misses anything.
        guard missed > 0, number > 1 else { return }
        for (address, count) in WitnessSchedule(of: self).turns(inFirst: missed) {
            witnesses[address]?.blocksMissed += count
        }
    }
}

extension Witness {
    fileprivate mutating func note(block number: Int64, at time: ChainTime) {
        blocksMade += 1
        latestBlock = number
        latestSlot = time.milliseconds / ChainRule.slotMilliseconds
    }
}
