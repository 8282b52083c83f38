import Tron

/// The chain of a development node: blocks, the newest state and the solidified one, and what waits to get
/// in. A value: a copy is a snapshot.
struct Chain: Sendable {
    /// Where an included transaction is.
    struct Place: Hashable, Sendable {
        let block: Int64
        let position: Int
    }
    /// Something that was set from outside, to be set again where blocks are replaced.
    private struct Setting: Sendable {
        let head: Int64
        let change: @Sendable (inout ChainState) -> Void
    }

    private(set) var blocks: [Block]
    /// The head's state, and on it everything that waits: what the node shows as its head state.
    private(set) var state: ChainState
    /// The state after the solidified block.
    private(set) var solidState: ChainState
    /// What the blocks above the solidified one have changed, the oldest first.
    private var changes: [StateChange] = []
    private var settings: [Setting] = []
    private(set) var pending = PendingPool()
    private var places: [TransactionID: Place] = [:]
    private(set) var history = AccountHistory()

    /// What the node is connected to; no part of the chain.
    var network = NodeNetwork()

    private let keys: BlockKeys
    let solidifyAfter: Int

    /// A chain with its genesis block only.
    init(genesis: ChainState, keys: BlockKeys, solidifyAfter: Int) {
        self.keys = keys
        self.solidifyAfter = solidifyAfter
        let header = BlockHeader(
            number: 0, timestamp: genesis.time, transactionRoot: MerkleTree.root(of: []),
            parentHash: Keccak256.hash(Array("tron-devnet".utf8)), witness: nil, version: 0)
        blocks = [Block(genesis: header)]
        state = genesis
        _ = state.seal()
        solidState = state
    }

    var head: Block { blocks[blocks.count - 1] }

    /// The newest block that no fork takes away.
    var solidified: Block { blocks[blocks.count - 1 - changes.count] }

    func block(_ number: Int64) -> Block? {
        blocks.indices.contains(Int(clamping: number)) ? blocks[Int(number)] : nil
    }

    /// The block that has the transaction, and it.
    func included(_ id: TransactionID) -> (block: Block, transaction: IncludedTransaction)? {
        guard let place = places[id], let block = block(place.block) else { return nil }
        return (block, block.transactions[place.position])
    }

    /// When the next block can come at the earliest; after a maintenance two slots are left out.
    var nextSlot: ChainTime { slot(after: state[.isAfterMaintenance]) }

    private func slot(after maintenance: Int64) -> ChainTime {
        let slots = 1 + (maintenance > 0 ? ChainRule.maintenanceSkipSlots : 0)
        return head.time.adding(ChainRule.slot * Int(slots))
    }

    /// Takes a transaction into the pool, if it could be in the next block.
    ///
    /// - Throws: `BroadcastRefusal`.
    mutating func submit(_ transaction: NodeTransaction, isTrusted: Bool = false) throws(BroadcastRefusal) {
        guard pending.count <= ChainRule.pendingMax else { throw .busy }
        let check = TransactionCheck(transaction: transaction)
        try check.atTheDoor(nextSlot: nextSlot)
        if !isTrusted { try check.signature(on: state) }
        try check.oneContract()
        guard refersToThisChain(transaction) else { throw .tapos }
        try check.size()
        try check.expiration(head: head.time)
        guard places[transaction.id] == nil, !pending.contains(transaction.id) else { throw .duplicate }
        let result = try TransactionExecution(transaction: transaction).run(on: &state)
        pending.append(.init(transaction: transaction, since: head.time, result: result))
    }

    /// TAPOS: the newest block with these low 16 bits of its number must have this hash
    /// (`Manager.validateTapos`).
    private func refersToThisChain(_ transaction: NodeTransaction) -> Bool {
        guard transaction.referenceBytes.count == 2 else { return false }
        let low = Int64(transaction.referenceBytes[0]) << 8 | Int64(transaction.referenceBytes[1])
        let number = head.number - (head.number - low) & (ChainRule.recentBlocks - 1)
        guard number >= 0, let block = block(number) else { return false }
        return block.id.reference.hash == transaction.referenceHash
    }

    /// Runs something on a view's state and takes back what it changed: calls that only ask. Nothing is
    /// copied.
    mutating func tryOut<Outcome, Fault: Error>(
        onSolidified isSolidified: Bool, _ body: (inout ChainState) throws(Fault) -> Outcome
    ) throws(Fault) -> Outcome {
        if isSolidified {
            let mark = solidState.mark
            defer { solidState.rollBack(to: mark) }
            return try body(&solidState)
        }
        let mark = state.mark
        defer { state.rollBack(to: mark) }
        return try body(&state)
    }

    /// Makes the next block from what waits, `skipped` slots after the next one. What can't be in it any more
    /// is dropped, as java-tron does, without a word.
    mutating func mine(skipping skipped: Int64 = 0, by author: BlockAuthor = .witness) {
        var size = 0
        let fitting = pending.items.prefix { item in
            size += item.transaction.size
            return size <= ChainRule.blockBytesMax
        }
        var rest: [PendingPool.Item] = []
        var included = Array(fitting)
        if fitting.count < pending.count {
            rest = Array(pending.items.dropFirst(fitting.count))
            state.rollBack()
            included = included.compactMap { execute($0) }
        }
        close(included.map(IncludedTransaction.init), skipping: skipped, by: author)
        requeue(rest)
    }

    /// Moves the chain's clock by whole slots, with the block that shows it.
    mutating func advance(seconds: Int64) {
        let slots = (seconds * 1000 + ChainRule.slotMilliseconds - 1) / ChainRule.slotMilliseconds
        let least = (nextSlot.milliseconds - head.time.milliseconds) / ChainRule.slotMilliseconds
        mine(skipping: max(0, slots - least))
    }

    /// Changes what is, in the solidified state too. `change` is idempotent: it is made again where blocks
    /// are replaced.
    mutating func set(_ change: @escaping @Sendable (inout ChainState) -> Void) {
        state.rollBack()
        change(&state)
        if changes.isEmpty {
            _ = state.seal()
            solidState = state
        } else {
            // Part of the newest block's change, so that a fork takes it back with that; it is then made
            // again.
            merge(state.seal())
            change(&solidState)
            _ = solidState.seal()
            settings.append(Setting(head: head.number, change: change))
        }
        requeue(pending.items)
    }

    private mutating func merge(_ change: StateChange) {
        let last = changes.removeLast()
        changes.append(last.followed(by: change))
    }

    /// Replaces the newest `depth` blocks by as many and one more. Transactions in `dropped` are in none of
    /// them; the others are, or with `keepsRest` false wait again.
    mutating func fork(depth: Int, dropping dropped: Set<TransactionID>, keepsRest: Bool) {
        let waiting = pending.items
        pending = PendingPool()
        state.rollBack()
        var removed: [[PendingPool.Item]] = []
        for _ in 0..<min(depth, changes.count) {
            let block = blocks.removeLast()
            state.revert(changes.removeLast())
            for transaction in block.transactions { places[transaction.id] = nil }
            removed.append(
                block.transactions.map {
                    .init(transaction: $0.transaction, since: block.time, result: $0.result)
                })
        }
        history.truncate(to: head.number)
        let kept = settings.filter { $0.head > head.number }
        for setting in kept { setting.change(&state) }
        if !kept.isEmpty, !changes.isEmpty { merge(state.seal()) }
        settings = settings.map { $0.head > head.number ? Setting(head: head.number, change: $0.change) : $0 }
        let old = removed.reversed().map { $0.filter { !dropped.contains($0.transaction.id) } }
        for (index, items) in old.enumerated() {
            let again = keepsRest ? items.compactMap { execute($0) } : []
            // A missed slot at the fork: the new blocks differ from the old ones even where both are empty.
            close(again.map(IncludedTransaction.init), skipping: index == 0 ? 1 : 0)
        }
        close([], skipping: 0)
        let rest = keepsRest ? [] : old.flatMap { $0 }
        requeue(rest + waiting.filter { !dropped.contains($0.transaction.id) }, isFresh: true)
    }

    /// Executes what waits on the head's state; nil if it can't be in the next block.
    private mutating func execute(_ item: PendingPool.Item) -> PendingPool.Item? {
        guard places[item.transaction.id] == nil, refersToThisChain(item.transaction) else { return nil }
        do {
            let check = TransactionCheck(transaction: item.transaction)
            try check.expiration(head: head.time)
            if state.parameters.isOn(.consensusLogicOptimization) { try check.atTheDoor(nextSlot: nextSlot) }
            let result = try TransactionExecution(transaction: item.transaction).run(on: &state)
            return .init(transaction: item.transaction, since: item.since, result: result)
        } catch {
            return nil
        }
    }

    /// Makes the block of `included`. The state already has their effects.
    private mutating func close(
        _ included: [IncludedTransaction], skipping skipped: Int64, by author: BlockAuthor = .witness
    ) {
        let parent = head
        let scheduled = WitnessSchedule(of: state).witness(inSlot: skipped + 1)
        let (witness, key) = keys.signing(author, inSlotOf: scheduled, on: state)
        let timestamp = nextSlot.adding(ChainRule.slot * Int(skipped))
        let header = BlockHeader(
            number: BlockNumber(parent.number + 1), timestamp: timestamp,
            transactionRoot: MerkleTree.root(of: included.map(\.leaf)), parentHash: parent.id.bytes,
            witness: witness, version: ChainRule.blockVersion)
        state.payRewards(blockBy: witness)
        state.note(block: header.number.value, by: witness, at: timestamp, missed: skipped)
        let isMaintenance = state[.nextMaintenance] <= timestamp.milliseconds
        if isMaintenance {
            state.maintain()
            let interval = max(ChainRule.slotMilliseconds, state.parameters[.maintenanceTimeInterval])
            let passed = (timestamp.milliseconds - state[.nextMaintenance]) / interval
            state[.nextMaintenance] += (passed + 1) * interval
        }
        state[.isAfterMaintenance] = isMaintenance ? 1 : 0
        state.time = timestamp
        let block = Block(header: header, transactions: included, signedWith: key)
        blocks.append(block)
        for (position, transaction) in included.enumerated() {
            places[transaction.id] = Place(block: block.number, position: position)
        }
        changes.append(state.seal())
        pending = PendingPool()
        solidify()
    }

    /// Moves the solidified block on.
    private mutating func solidify() {
        while changes.count > solidifyAfter {
            solidState.apply(changes.removeFirst())
            let number = solidified.number
            settings.removeAll { $0.head < number }
            for setting in settings { setting.change(&solidState) }
            if !settings.isEmpty { _ = solidState.seal() }
        }
    }

    /// Executes the pending transactions again, on the head's state. What has waited too long is forgotten, as by java-tron.
    private mutating func requeue(_ waiting: [PendingPool.Item], isFresh: Bool = false) {
        state.rollBack()
        pending = PendingPool()
        for item in waiting where isFresh || head.time.since(item.since) < ChainRule.pendingLifetime {
            guard let again = execute(item) else { continue }
            pending.append(isFresh ? again.waiting(since: head.time) : again)
        }
    }

    /// Brings the index of accounts up to the head.
    mutating func indexHistory() { history.extend(over: blocks) }
}

extension PendingPool.Item {
    fileprivate func waiting(since time: ChainTime) -> Self {
        Self(transaction: transaction, since: time, result: result)
    }
}
