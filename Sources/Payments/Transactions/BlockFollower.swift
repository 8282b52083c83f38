import Logging
import Tron
import TronNode

/// Reads the chain's blocks in order and matches what is in them against what is open. The solidified chain settles;
/// the blocks above it only tell how far things are.
struct BlockFollower: Sendable {
    let books: Books
    let book: TransactionBook
    let node: any NodeGroup
    let logger: Logger

    enum Limits {
        /// Blocks asked for at once; java-tron answers at most 100.
        static let range = 100
        /// Blocks above the solidified one that are looked at; on a healthy chain there are 18 to 20.
        static let unsolidifiedMax = 100
        static let attemptsMax = 16
    }

    /// Reads all that is new. Returns whether anything was.
    ///
    /// - Throws: `NodeError`, `StoreError`; what was stored before stays, and the next step goes on behind it.
    func step() async throws -> Bool {
        let node = try await node.oneNode()
        guard let tip = try await node.block(.latest, in: .solidified) else {
            throw NodeError(.unreadable, "the node has no solidified block")
        }
        var position = try await start(at: tip)
        let before = position
        while position.solidified.block.number < tip.number {
            position = try await settle(behind: position, upTo: tip.number, on: node)
        }
        position = try await look(above: position, on: node)
        return position != before
    }

    /// Where reading stands; at the first start, here. Nothing is signed before there is a position, so that no
    /// transaction of ours is in a block that is never read.
    private func start(at tip: NodeBlock) async throws(StoreError) -> FollowerPosition {
        if let position = try await books.store.followerPosition() { return position }
        var journal = books.journal(for: .service("engine"))
        journal.move(
            to: FollowerPosition(
                version: 0, solidified: Inclusion(block: tip.id, time: tip.timestamp), unsolidified: []))
        try await books.commit(journal)
        guard let position = try await books.store.followerPosition() else {
            throw StoreError(.corrupt, "the position that was just stored is not there")
        }
        return position
    }

    /// Settles what is in the next solidified blocks, each with the move behind it in one commit.
    private func settle(
        behind position: FollowerPosition, upTo tip: Int64, on node: any NodeAPI
    ) async throws -> FollowerPosition {
        let first = position.solidified.block.number + 1
        let blocks = try await node.blocks(
            from: first, count: Int(min(Int64(Limits.range), tip - first + 1)), in: .solidified)
        guard !blocks.isEmpty else {
            throw NodeError(.unreadable, "block \(first) is solidified, and not told")
        }
        var position = position
        var passed: NodeBlock?
        var parent = position.solidified.block
        for block in blocks {
            guard block.follows(parent) else {
                throw NodeError(
                    .disagreement,
                    "solidified block \(block.number) is no child of \(parent.number), as it was read")
            }
            parent = block.id
            let open = try await open(block.transactionIDs)
            if open.isEmpty {
                passed = block
            } else {
                let receipts = try await receipts(of: block, on: node)
                position = try await settle(block, open, by: receipts, behind: position)
                passed = nil
            }
        }
        guard let passed else { return position }
        return try await move(position, past: passed)
    }

    private func open(_ ids: [TransactionID]) async throws(StoreError) -> [TransactionRecord] {
        ids.isEmpty ? [] : try await books.store.openTransactions(havingAttempt: ids)
    }

    /// The block's receipts by transaction. A node that has not indexed them all yet says fewer: then nothing is settled.
    private func receipts(
        of block: NodeBlock, on node: any NodeAPI
    ) async throws(NodeError) -> [TransactionID: TransactionReceipt] {
        let receipts = try await node.receipts(ofBlock: block.number, in: .solidified)
        guard receipts.count == block.transactionIDs.count,
            receipts.allSatisfy({ $0.blockNumber == block.number })
        else { throw NodeError(.unreadable, "block \(block.number) has other receipts than transactions") }
        return Dictionary(receipts.map { ($0.id, $0) }) { first, _ in first }
    }

    private func settle(
        _ block: NodeBlock, _ open: [TransactionRecord], by receipts: [TransactionID: TransactionReceipt],
        behind position: FollowerPosition
    ) async throws -> FollowerPosition {
        var open = open
        var conflict = StoreError(.versionConflict, "never tried")
        for _ in 0..<Limits.attemptsMax {
            var journal = books.journal(for: .service(block.id.hex))
            for record in open {
                guard let id = record.attempt?.txID, let receipt = receipts[id] else {
                    throw NodeError(.unreadable, "block \(block.number) has a transaction without a receipt")
                }
                _ = try await book.take(.settled(receipt), for: record, into: &journal)
            }
            let next = position.moved(past: block)
            journal.move(to: next)
            do {
                try await books.commit(journal)
                return next.stored
            } catch {
                guard error.code == .versionConflict else { throw error }
                conflict = error
                open = try await self.open(block.transactionIDs)
            }
        }
        throw conflict
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

    /// Looks at the blocks above the solidified one: what came in is `included`, what left with its block is not any more.
    private func look(above position: FollowerPosition, on node: any NodeAPI) async throws -> FollowerPosition
    {
        guard let head = try await node.block(.latest, in: .head) else { return position }
        let known = position.unsolidified.last?.block ?? position.solidified.block
        if head.id == known { return position }
        let first = position.solidified.block.number + 1
        let blocks = try await node.blocks(
            from: first, count: Int(max(0, min(Int64(Limits.unsolidifiedMax), head.number - first + 1))),
            in: .head)
        var parent = position.solidified.block
        for block in blocks {
            // The node changed its mind between two answers: the next step sees one chain.
            guard block.follows(parent) else { return position }
            parent = block.id
        }
        let seen = Set(position.unsolidified.map(\.block))
        for block in blocks where !seen.contains(block.id) {
            let inclusion = Inclusion(block: block.id, time: block.timestamp)
            for record in try await open(block.transactionIDs) {
                _ = try await book.apply(.included(inclusion), to: record.id)
            }
        }
        try await releaseOrphans(above: position.solidified.block, keeping: Set(blocks.map(\.id)))
        var next = position
        next.unsolidified = blocks.map { Inclusion(block: $0.id, time: $0.timestamp) }
        var journal = books.journal(for: .service("engine"))
        journal.move(to: next)
        try await books.commit(journal)
        return next.stored
    }

    private func releaseOrphans(
        above solidified: BlockID, keeping blocks: Set<BlockID>
    ) async throws(StoreError) {
        for record in try await books.store.includedTransactions(fromBlock: solidified.number + 1) {
            guard let block = record.inclusion?.block, !blocks.contains(block) else { continue }
            logger.notice(
                "block left the chain", metadata: ["transaction": "\(record.id)", "block": "\(block)"])
            _ = try await book.apply(.orphaned, to: record.id)
        }
    }
}

extension FollowerPosition {
    /// The position behind `block`.
    fileprivate func moved(past block: NodeBlock) -> Self {
        Self(
            version: version, solidified: Inclusion(block: block.id, time: block.timestamp),
            unsolidified: unsolidified.filter { $0.block.number > block.number })
    }

    /// The position as it is once it is stored.
    fileprivate var stored: Self {
        Self(version: version + 1, solidified: solidified, unsolidified: unsolidified)
    }
}
