import Tron

/// The chain of a development node: blocks, the state after each that can still go, and what waits to get in. A value:
/// a copy is a snapshot.
struct Chain: Sendable {
    private(set) var blocks: [Block]
    /// The states after the solidified block and each block above it, by number.
    private(set) var states: [Int64: ChainState]
    private(set) var pending = PendingPool()
    /// The head's state with everything that waits executed on it: what the node shows as its head state.
    private(set) var pendingState: ChainState
    /// Where each included transaction is.
    private var places: [TransactionID: (block: Int64, position: Int)] = [:]
    /// The newest block with these low 16 bits of its number.
    private var references: [[UInt8]: [UInt8]] = [:]
    /// Added to the next block's time.
    private var skippedSlots: Int64 = 0

    let witness: PrivateKey
    let solidifyAfter: Int

    /// A chain with its genesis block only.
    init(genesis state: ChainState, witness: PrivateKey, solidifyAfter: Int) {
        self.witness = witness
        self.solidifyAfter = solidifyAfter
        let header = BlockHeader(
            number: 0, timestamp: state.time, transactionRoot: MerkleTree.root(of: []),
            parentHash: Keccak256.hash(Array("tron-devnet".utf8)), witness: nil, version: 0)
        let genesis = Block(header: header, transactions: [], signedBy: witness)
        blocks = [genesis]
        states = [0: state]
        pendingState = state
        references[genesis.id.reference.bytes] = genesis.id.reference.hash
    }

    var head: Block { blocks[blocks.count - 1] }

    /// The newest block that no fork takes away.
    var solidified: Block { blocks[max(0, blocks.count - 1 - solidifyAfter)] }

    func block(_ number: Int64) -> Block? {
        blocks.indices.contains(Int(number)) ? blocks[Int(number)] : nil
    }

    /// The state that a view shows.
    func state(isSolidified: Bool) -> ChainState {
        isSolidified ? states[solidified.number] ?? pendingState : pendingState
    }

    /// The block that has the transaction, and it.
    func included(_ id: TransactionID) -> (block: Block, transaction: IncludedTransaction)? {
        guard let place = places[id], let block = block(place.block) else { return nil }
        return (block, block.transactions[place.position])
    }

    /// Takes a transaction into the pool, if it could be in the next block.
    ///
    /// - Throws: `BroadcastRefusal`.
    mutating func submit(_ transaction: SignedTransaction) throws(BroadcastRefusal) {
        guard pending.count <= ChainRule.pendingMax else { throw .busy }
        let time = head.header.timestamp
        try TransactionCheck.nextSlot(transaction, head: time)
        try TransactionCheck.signature(transaction)
        guard references[transaction.raw.reference.bytes] == transaction.raw.reference.hash else {
            throw .tapos
        }
        try TransactionCheck.common(transaction, head: time)
        guard places[transaction.id] == nil, !pending.contains(transaction.id) else { throw .duplicate }
        _ = try TransactionExecution(transaction: transaction).run(on: &pendingState)
        pending.append(transaction, at: time)
    }

    /// Makes the next block from what waits. What can't be in it any more is dropped, as java-tron does, without a word.
    mutating func mine() {
        let parent = head
        guard var state = states[parent.number] else { preconditionFailure("the head's state is kept") }
        var included: [IncludedTransaction] = []
        var size = 0
        var rest = PendingPool()
        for waiting in pending.items {
            let bytes = waiting.transaction.encoded().count
            guard size + bytes <= ChainRule.blockBytesMax else {
                rest.append(waiting)
                continue
            }
            guard let result = execute(waiting.transaction, on: &state, parent: parent) else { continue }
            size += bytes
            included.append(IncludedTransaction(transaction: waiting.transaction, result: result))
        }
        let timestamp = ChainTime(
            milliseconds: parent.header.timestamp.milliseconds + (1 + skippedSlots)
                * ChainRule.slotMilliseconds)
        skippedSlots = 0
        let header = BlockHeader(
            number: parent.number + 1, timestamp: timestamp,
            transactionRoot: MerkleTree.root(of: included.map(\.leaf)), parentHash: parent.id.bytes,
            witness: witness.address, version: ChainRule.blockVersion)
        state.time = timestamp
        append(Block(header: header, transactions: included, signedBy: witness), state)
        requeue(rest)
    }

    /// Moves the chain's clock by whole slots, and makes the block that shows it.
    mutating func advance(seconds: Int64) {
        skippedSlots = max(
            0, (seconds * 1000 + ChainRule.slotMilliseconds - 1) / ChainRule.slotMilliseconds - 1)
        mine()
    }

    /// Changes what is, in every state that somebody could still ask for.
    mutating func set(_ change: (inout ChainState) -> Void) {
        for number in states.keys {
            if var state = states.removeValue(forKey: number) {
                change(&state)
                states[number] = state
            }
        }
        requeue(pending)
    }

    private func execute(
        _ transaction: SignedTransaction, on state: inout ChainState, parent: Block
    ) -> ExecutionResult? {
        do {
            try TransactionCheck.expiration(transaction, parent: parent.header.timestamp)
            return try TransactionExecution(transaction: transaction).run(on: &state)
        } catch {
            return nil
        }
    }

    private mutating func append(_ block: Block, _ state: ChainState) {
        blocks.append(block)
        states[block.number] = state
        references[block.id.reference.bytes] = block.id.reference.hash
        for (position, included) in block.transactions.enumerated() {
            places[included.transaction.id] = (block.number, position)
        }
        let solidified = solidified.number
        states = states.filter { $0.key >= solidified }
    }

    /// Executes what waits anew, on the head's state.
    private mutating func requeue(_ waiting: PendingPool) {
        guard var state = states[head.number] else { preconditionFailure("the head's state is kept") }
        pending = PendingPool()
        for item in waiting.items {
            guard head.header.timestamp.since(item.since) < ChainRule.pendingLifetime,
                execute(item.transaction, on: &state, parent: head) != nil
            else { continue }
            pending.append(item)
        }
        pendingState = state
    }
}
