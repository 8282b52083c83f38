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

    enum Limits {
        /// Blocks in one request; java-tron returns at most 100.
        static let range = 100
        /// Unsolidified blocks that are read; a healthy chain has 18 to 20.
        static let unsolidifiedMax = 100
    }

    /// Reads everything that is new. Returns whether there was anything.
    ///
    /// - Throws: `NodeError`, `StoreError`; what was stored before stays, and the next step continues behind it.
    func step() async throws -> Bool {
        let quorum = try await Quorum(node)
        let tip = try await quorum.solidified()
        var position = try await start(at: tip)
        let before = position
        while position.solidified.block.number < tip.number {
            position = try await settle(behind: position, upTo: tip.number, by: quorum)
        }
        position = try await look(above: position, on: quorum.reader)
        return position != before
    }

    /// The stored position; at the first start, the newest solidified block. Nothing is signed before a position
    /// exists, so no transaction of ours can be in a block that is never read.
    private func start(at tip: NodeBlock) async throws(StoreError) -> FollowerPosition {
        if let position = try await books.store.followerPosition() { return position }
        var journal = books.journal(for: .service("engine"))
        journal.move(
            to: FollowerPosition(
                version: 0, solidified: Inclusion(block: tip.id, time: tip.timestamp), unsolidified: []))
        try await books.commit(journal)
        guard let position = try await books.store.followerPosition() else {
            throw StoreError(.corrupt, "the position that was just stored is missing")
        }
        return position
    }

    /// Settles the next solidified blocks, each in one commit with the new position.
    private func settle(
        behind position: FollowerPosition, upTo tip: Int64, by quorum: Quorum
    ) async throws -> FollowerPosition {
        let first = position.solidified.block.number + 1
        let blocks = try await quorum.reader.blocks(
            from: first, count: Int(min(Int64(Limits.range), tip - first + 1)), in: .solidified)
        guard !blocks.isEmpty else {
            throw NodeError(.unreadable, "block \(first) is solidified, but the node does not return it")
        }
        var position = position
        var passed: NodeBlock?
        var parent = position.solidified.block
        for block in blocks {
            guard block.follows(parent) else {
                throw NodeError(
                    .disagreement,
                    "solidified block \(block.number) does not follow block \(parent.number) as it was read")
            }
            parent = block.id
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
                if let taken = try await book.take(
                    .settled(receipt), for: record, with: payouts, into: &journal)
                {
                    settled.append(taken)
                }
            }
            let next = position.moved(past: block)
            journal.move(to: next)
            try await books.commit(journal)
            for record in settled { CostDrift.report(record, to: logger) }
            return next.stored
        }
    }

    private func move(
        _ position: FollowerPosition, past block: NodeBlock
    ) async throws(StoreError) -> FollowerPosition {
        let next = position.moved(past: block)
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
        if head.id == known { return position }
        guard let seen = try await unsolidified(above: position, upTo: head.number, on: node) else {
            return position
        }
        for block in seen.new { try await note(block, on: node) }
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
        above position: FollowerPosition, upTo head: Int64, on node: any NodeAPI
    ) async throws(NodeError) -> Unsolidified? {
        let known = position.unsolidified
        if let last = known.last?.block, head > last.number {
            let room = Int64(Limits.unsolidifiedMax - known.count)
            guard room > 0 else { return nil }
            let blocks = try await node.blocks(
                from: last.number + 1, count: Int(min(room, head - last.number)), in: .head)
            if blocks.first?.follows(last) == true {
                return blocks.areChained(behind: last) ? Unsolidified(known: known, new: blocks) : nil
            }
        }
        let solidified = position.solidified.block
        let count = max(0, min(Int64(Limits.unsolidifiedMax), head - solidified.number))
        let blocks = try await node.blocks(from: solidified.number + 1, count: Int(count), in: .head)
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
    /// The position after `block`. The unsolidified blocks stay, unless they were on another branch.
    fileprivate func moved(past block: NodeBlock) -> Self {
        let isOtherBranch = unsolidified.contains {
            $0.block.number == block.number && $0.block != block.id
        }
        return Self(
            version: version, solidified: Inclusion(block: block.id, time: block.timestamp),
            unsolidified: isOtherBranch ? [] : unsolidified.filter { $0.block.number > block.number })
    }

    /// The position with the version that it has once stored.
    fileprivate var stored: Self {
        Self(version: version + 1, solidified: solidified, unsolidified: unsolidified)
    }
}
