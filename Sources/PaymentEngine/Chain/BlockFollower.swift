import Logging
import PaymentModel
import Payments
import Tron
import TronNode

/// Reads the chain's blocks in order and matches them with open transactions. Solidified blocks settle; the blocks
/// above only show progress.
struct BlockFollower: Sendable {
    let books: Books
    let book: TransactionBook
    let node: any NodeGroup
    let logger: Logger
    var alarm: ChainAlarm?
    /// The chain's genesis block, as nodes have shown it.
    var genesis: @Sendable () -> BlockID? = { nil }
    /// The chain as its signatures prove it; nil where nodes are believed as they are.
    var verified: VerifiedChain?
    private let costs = CostMetrics()

    enum Limits {
        /// Blocks in one request; java-tron returns at most 100.
        static let range = 100
        /// A node may be behind for a moment, as after its restart; longer is an alarm.
        static let behindMax = Duration.seconds(30)
        /// Blocks above the solidified one that are looked at; on a healthy chain there are 18 to 20.
        static let unsolidifiedMax = 100
    }

    /// Reads everything that is new. Returns whether there was anything.
    ///
    /// - Throws: `NodeError`, `StoreError`; what was stored before stays, and the next step continues behind it.
    func step() async throws -> Bool {
        let quorum = try await Quorum(node)
        let tip = try await quorum.solidified()
        var position = try await start(at: tip, on: quorum.reader)
        let before = position
        try await judge(tip, before: position, on: quorum.reader)
        while position.solidified.block.number < tip.number {
            let next = try await settle(behind: position, upTo: tip.number, by: quorum)
            // The blocks above it prove it to be final: they are read below.
            if next == position { break }
            position = next
        }
        position = try await look(above: position, on: quorum.reader)
        verified?.judge(tip)
        return position != before
    }

    /// Where reading stands; at the first start, here. Nothing is signed before there is a position, so that no
    /// transaction of ours is in a block that is never read.
    private func start(at tip: NodeBlock, on node: any NodeAPI) async throws -> FollowerPosition {
        let stored = try await books.store.followerPosition()
        if let stored, verified == nil || stored.trust != nil {
            verified?.resume(at: stored)
            return stored
        }
        let begin = try await verified?.beginning(at: tip, on: node) ?? tip.mark
        var first =
            stored
            ?? FollowerPosition(
                version: 0, solidified: Inclusion(block: begin.id, time: begin.time), unsolidified: [],
                genesis: genesis())
        let mark = BlockMark(id: first.solidified.block, time: first.solidified.time)
        first.trust = try await verified?.learn(at: mark, from: node)
        var journal = books.journal(for: .service("engine"))
        journal.move(to: first)
        try await books.commit(journal)
        guard let position = try await books.store.followerPosition() else {
            throw StoreError(.corrupt, "the position that was just stored is missing")
        }
        verified?.resume(at: position)
        if let trust = position.trust { tell(trust) }
        return position
    }

    private func tell(_ units: UInt256, keptOf record: TransactionRecord) {
        logger.warning(
            "a token took a fee: the recipient got less",
            metadata: ["transaction": "\(record.id)", "units": "\(units)"])
    }

    private func tell(_ trust: ChainTrust) {
        logger.log(
            level: trust.isConfigured ? .info : .warning,
            trust.isConfigured
                ? "blocks are believed from the configured one on"
                : "the first block seen is trusted; set LUCID_TRUSTED_BLOCK to one that you know",
            metadata: [
                "block": "\(trust.trusted.number):\(trust.trusted)",
                "witnesses": "\(trust.witnesses.active.count)",
                "keys_as_told": "\(trust.witnesses.active.count { $0.key != $0.witness })",
            ])
    }

    /// Whether what nodes call final can be the chain that was read: it is never behind it for long, and has the block that
    /// was read last.
    private func judge(
        _ tip: NodeBlock, before position: FollowerPosition, on node: any NodeAPI
    ) async throws(NodeError) {
        let last = position.solidified.block
        if tip.number < last.number {
            alarm?.raise(
                .behind, "block \(last.number) was read, and the newest solidified block is \(tip.number)",
                after: Limits.behindMax)
            return
        }
        alarm?.clear(.behind)
        let told = tip.number == last.number ? tip : nil
        if let told, told.id != last {
            alarm?.raise(.unknownPosition, "block \(last.number) is another than the one that was read")
            throw NodeError(.disagreement, "solidified block \(last.number) is another than was read")
        }
        if told != nil { alarm?.clear(.unknownPosition) }
    }

    /// Settles what is in the next solidified blocks, each with the move behind it in one commit.
    private func settle(
        behind position: FollowerPosition, upTo tip: BlockNumber, by quorum: Quorum
    ) async throws -> FollowerPosition {
        let first = position.solidified.block.number.next
        let blocks = try await quorum.reader.blocks(
            from: first, count: Int(min(Int64(Limits.range), tip.next.blocks(above: first))), in: .solidified)
        guard !blocks.isEmpty else {
            throw NodeError(.unreadable, "block \(first) is solidified, but the node does not return it")
        }
        var position = position
        var passed: NodeBlock?
        var parent = position.solidified.block
        for block in try final(of: blocks, upTo: tip, above: parent) {
            guard block.follows(parent) else {
                alarm?.raise(.unknownPosition, "block \(block.number) is no child of what was read before it")
                throw NodeError(
                    .disagreement,
                    "solidified block \(block.number) does not follow block \(parent.number) as it was read")
            }
            parent = block.id
            alarm?.clear(.unknownPosition)
            let open = try await open(block.transactionIDs)
            if open.isEmpty {
                passed = block
            } else {
                let receipts = try await quorum.receipts(
                    of: block, for: open.compactMap { $0.attempt?.txID })
                position = try await settle(block, open, by: receipts, behind: position)
                passed = nil
            }
        }
        guard let passed else { return position }
        try await quorum.confirm(passed)
        return try await move(position, past: passed)
    }

    /// Those of `blocks` that are final, by whatever they are believed by.
    private func final(
        of blocks: [NodeBlock], upTo tip: BlockNumber, above parent: BlockID
    ) throws(NodeError) -> [NodeBlock] {
        guard let verified else { return blocks }
        if let first = blocks.first, !first.follows(parent) { return blocks }
        for block in blocks { try verified.admit(block) }
        let end = verified.final(upTo: tip)
        return blocks.filter { $0.number <= end }
    }

    private func open(_ ids: [TransactionID]) async throws(StoreError) -> [TransactionRecord] {
        ids.isEmpty ? [] : try await books.store.openTransactions(havingAttempt: ids)
    }

    private func settle(
        _ block: NodeBlock, _ open: [TransactionRecord], by receipts: [TransactionID: TransactionReceipt],
        behind position: FollowerPosition
    ) async throws -> FollowerPosition {
        var open: [TransactionRecord]? = open
        return try await books.decide {
            let records =
                if let first = open { first } else { try await self.open(block.transactionIDs) }
            open = nil
            let payouts = try await book.payouts(of: records)
            var journal = books.journal(for: .service(block.id.hex))
            var settled: [TransactionRecord] = []
            for record in records {
                guard let id = record.attempt?.txID, let receipt = receipts[id] else {
                    throw NodeError(.unreadable, "block \(block.number) has a transaction without a receipt")
                }
                let kept = try SettlementProof.judge(receipt, of: record, in: block)
                if kept > .zero { tell(kept, keptOf: record) }
                if let taken = try await book.take(
                    .settled(receipt), for: record, with: payouts, into: &journal)
                {
                    settled.append(taken)
                }
            }
            let next = position.moved(past: block, of: genesis(), verified?.pass(through: block.id))
            journal.move(to: next)
            try await books.commit(journal)
            for record in settled {
                if let receipt = record.attempt.flatMap({ receipts[$0.txID] }) {
                    costs.note(record, receipt)
                }
                CostDrift.report(record, to: logger, costs)
            }
            return next.stored
        }
    }

    private func move(
        _ position: FollowerPosition, past block: NodeBlock
    ) async throws(StoreError) -> FollowerPosition {
        let next = position.moved(past: block, of: genesis(), verified?.pass(through: block.id))
        var journal = books.journal(for: .service("engine"))
        journal.move(to: next)
        try await books.commit(journal)
        return next.stored
    }

    /// Reads the unsolidified blocks: what appeared becomes `included`, and what disappeared with its block is no
    /// longer.
    private func look(above position: FollowerPosition, on node: any NodeAPI) async throws -> FollowerPosition
    {
        guard let head = try await node.block(.latestHeader, in: .head) else { return position }
        let known = position.unsolidified.last?.block ?? position.solidified.block
        if head.id == known, verified?.isSigned(known) ?? true { return position }
        guard let seen = try await unsolidified(above: position, upTo: head.number, on: node) else {
            return position
        }
        for block in seen.new {
            try verified?.admit(block)
            try await note(block, on: node)
        }
        var next = position
        next.unsolidified =
            seen.known + seen.new.map { Inclusion(block: $0.id, time: $0.timestamp) }
        try await releaseOrphans(keeping: Set(next.unsolidified.map(\.block)))
        var journal = books.journal(for: .service("engine"))
        journal.move(to: next)
        try await books.commit(journal)
        return next.stored
    }

    /// Notes what is in a block above the solidified one, with what it cost as far as the node tells it already.
    private func note(_ block: NodeBlock, on node: any NodeAPI) async throws(StoreError) {
        let open = try await open(block.transactionIDs)
        guard !open.isEmpty else { return }
        let told = (try? await node.receipts(ofBlock: block.number, in: .head)) ?? []
        let receipts = Dictionary(told.map { ($0.id, $0) }) { first, _ in first }
        let inclusion = Inclusion(block: block.id, time: block.timestamp)
        _ = try await book.apply(to: open, by: .service(block.id.hex)) { record in
            .included(inclusion, receipt: record.attempt.flatMap { receipts[$0.txID] })
        }
    }

    /// The unsolidified blocks, split into those that were read before and new ones.
    private struct Unsolidified {
        let known: [Inclusion]
        let new: [NodeBlock]
    }

    /// Asks for the blocks after the newest known one, or for all if that has left the node's chain. Nil if the node
    /// changed its chain between two answers: the next step sees one chain.
    private func unsolidified(
        above position: FollowerPosition, upTo head: BlockNumber, on node: any NodeAPI
    ) async throws(NodeError) -> Unsolidified? {
        let known = position.unsolidified
        if let last = known.last?.block, head > last.number, verified?.isSigned(last) ?? true {
            let room = Int64(Limits.unsolidifiedMax - known.count)
            guard room > 0 else { return nil }
            let blocks = try await node.blocks(
                from: last.number.next, count: Int(min(room, head.blocks(above: last.number))), in: .head)
            if blocks.first?.follows(last) == true {
                return blocks.areChained(behind: last) ? Unsolidified(known: known, new: blocks) : nil
            }
        }
        let solidified = position.solidified.block
        let count = max(0, min(Int64(Limits.unsolidifiedMax), head.blocks(above: solidified.number)))
        let blocks = try await node.blocks(from: solidified.number.next, count: Int(count), in: .head)
        return blocks.areChained(behind: solidified) ? Unsolidified(known: [], new: blocks) : nil
    }

    /// Whatever is included in another block has left the chain. Solidified blocks are settled before this runs, so
    /// blocks of a dropped branch are found even if they are at or below the solidified height.
    private func releaseOrphans(keeping blocks: Set<BlockID>) async throws(StoreError) {
        for block in try await books.store.includingBlocks() where !blocks.contains(block) {
            for record in try await books.store.transactions(includedIn: block) {
                logger.notice(
                    "block left the chain", metadata: ["transaction": "\(record.id)", "block": "\(block)"])
                _ = try await book.apply(.orphaned, to: record.id)
            }
        }
    }
}

extension [NodeBlock] {
    /// Whether each block is the child of the one before, and the first of `parent`.
    fileprivate func areChained(behind parent: BlockID) -> Bool {
        var parent = parent
        for block in self {
            guard block.follows(parent) else { return false }
            parent = block.id
        }
        return true
    }
}

extension FollowerPosition {
    /// The position behind `block`. What was looked at above it stays, unless it was another branch.
    fileprivate func moved(past block: NodeBlock, of chain: BlockID?, _ trust: ChainTrust?) -> Self {
        let isOtherBranch = unsolidified.contains {
            $0.block.number == block.number && $0.block != block.id
        }
        var next = Self(
            version: version, solidified: Inclusion(block: block.id, time: block.timestamp),
            unsolidified: isOtherBranch ? [] : unsolidified.filter { $0.block.number > block.number },
            genesis: genesis ?? chain)
        next.trust = trust ?? self.trust
        return next
    }

    /// The position with the version that it has once stored.
    fileprivate var stored: Self {
        var stored = self
        stored.version += 1
        return stored
    }
}
