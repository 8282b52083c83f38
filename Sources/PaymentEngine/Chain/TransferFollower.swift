import Logging
import PaymentModel
import Payments
import StrictJSON
import Tron
import TronNode

/// Reads the solidified chain for transfers into and out of wallets. It stays behind the follower of our own
/// transactions and has a position of its own, so nothing waits for it while it catches up.
struct TransferFollower: Sendable {
    let books: Books
    let node: any NodeGroup
    let assets: AssetRegistry
    let logger: Logger

    enum Limits {
        /// Blocks of one round. Each may need its receipts.
        static let range = 20
        /// A round ends early after so many transfers: its commit must not hold up others.
        static let transfersMax = 500
    }

    /// Reads the next blocks. Returns whether there are more.
    ///
    /// - Throws: `NodeError`, `StoreError`; what was stored before stays, and the next step continues behind it.
    func step() async throws -> Bool {
        guard let known = try await books.store.followerPosition() else { return false }
        let target = known.solidified
        guard let position = try await books.store.transferPosition() else {
            try await pass(TransferPosition(version: 0, begin: target, read: target))
            logger.info("transfers are recorded from here on", metadata: ["block": "\(target.block)"])
            return false
        }
        guard position.read.block.number < target.block.number else { return false }
        // Read after the target: transfers to a wallet that is created later are in later blocks.
        if try await books.store.wallets(after: nil, limit: 1).isEmpty {
            try await pass(TransferPosition(version: position.version, begin: target, read: target))
            return false
        }
        let end = try await read(behind: position, upTo: target, trusting: known.trust)
        return end < target.block.number
    }

    /// Moves the position without reading, while no wallet exists.
    private func pass(_ position: TransferPosition) async throws(StoreError) {
        var journal = books.journal(for: .service("transfers"))
        journal.record([], upTo: position)
        try await books.commit(journal)
    }

    /// Reads one round of blocks and stores the transfers with the new position in one commit.
    ///
    /// - Returns: the number of the last block that was read.
    private func read(
        behind position: TransferPosition, upTo target: Inclusion, trusting trust: ChainTrust?
    ) async throws -> BlockNumber {
        let quorum = try await Quorum(node)
        let first = position.read.block.number.next
        let blocks = try await quorum.reader.blocks(
            from: first, count: Int(min(Int64(Limits.range), target.block.number.next.blocks(above: first))),
            in: .solidified)
        var found: [WalletTransfer] = []
        var last: NodeBlock?
        for block in blocks where found.count < Limits.transfersMax {
            guard block.follows(last?.id ?? position.read.block) else {
                throw NodeError(
                    .disagreement,
                    "solidified block \(block.number) does not follow the block that was read before it")
            }
            guard trust?.isSigned(block) ?? true else {
                throw NodeError(
                    .unreadable, "block \(block.number) does not prove what the node says about it")
            }
            found += try await transfers(in: block, by: quorum)
            last = block
        }
        guard let last else {
            throw NodeError(.unreadable, "block \(first) is solidified, but the node does not return it")
        }
        try await confirm(last, upTo: target, by: quorum)
        var next = position
        next.read = Inclusion(block: last.id, time: last.timestamp)
        var journal = books.journal(for: .service(last.id.hex))
        journal.record(found, upTo: next)
        try await books.commit(journal)
        for transfer in found where transfer.isFromElsewhere { report(transfer) }
        return last.number
    }

    /// The blocks must be on the chain that settled our own transactions.
    private func confirm(
        _ block: NodeBlock, upTo target: Inclusion, by quorum: Quorum
    ) async throws(NodeError) {
        guard block.number == target.block.number else { return try await quorum.confirm(block) }
        guard block.id == target.block else {
            throw NodeError(.disagreement, "two nodes have different solidified blocks \(block.number)")
        }
    }

    private func report(_ transfer: WalletTransfer) {
        logger.warning(
            "a wallet's key signed a transaction elsewhere",
            metadata: ["wallet": "\(transfer.walletID)", "transaction_id": "\(transfer.txID)"])
    }
}

extension TransferFollower {
    /// The transfers of wallets in `block`, in its order. The whole quorum must have the same block, and agree about
    /// what concerns a wallet: a single node could invent a transfer, or leave one out.
    private func transfers(in block: NodeBlock, by quorum: Quorum) async throws -> [WalletTransfer] {
        guard !block.transactions.isEmpty else { return [] }
        try await quorum.confirm(block)
        let mayLog = !assets.tokens.isEmpty && block.transactions.contains { $0.deed == .call }
        var told = mayLog ? try await quorum.everyReceipts(of: block) : [[:]]
        var views: [[ChainMove]] = []
        for receipts in told { views.append(try moves(in: block, receipts)) }
        let sides = views.joined().flatMap { [$0.from, $0.to].compactMap(\.self) }
        let wallets = try await books.store.walletIDs(
            at: Set(sides + block.transactions.compactMap(\.owner)))
        guard !wallets.isEmpty else { return [] }

        views = views.map { $0.filter { $0.concerns(wallets) } }
        let owned = block.transactions.filter { $0.owner.flatMap { wallets[$0] } != nil }
        let records = try await books.store.recordIDs(
            ofAttempts: Set(views.joined().map(\.txID) + owned.map(\.id)))
        let foreign = owned.filter { records[$0.id] == nil }
        if !mayLog, !foreign.isEmpty {
            told = try await quorum.everyReceipts(of: block)
            views = told.map { _ in views[0] }
        }
        views = zip(views, told).map { moves, receipts in
            moves + foreign.compactMap { receipts[$0.id]?.fee(paidBy: $0.owner) }
        }
        guard let first = views.first, views.allSatisfy({ $0 == first }) else {
            throw NodeError(
                .disagreement, "two nodes say different things about what block \(block.number) did")
        }
        return Self.transfers(first, of: wallets, records: records, in: block)
    }

    /// Everything that moved TRX directly, or logged a transfer of a configured token.
    private func moves(
        in block: NodeBlock, _ receipts: [TransactionID: TransactionReceipt]
    ) throws(NodeError) -> [ChainMove] {
        var moves: [ChainMove] = []
        for transaction in block.transactions where transaction.succeeded {
            switch transaction.deed {
            case .unclear:
                throw NodeError(.unreadable, "a transfer of block \(block.number) has no sender or recipient")
            case .transfer(let to, let sun):
                guard let from = transaction.owner, sun.value > 0 else { continue }
                moves.append(
                    ChainMove(
                        kind: .transfer, txID: transaction.id, amount: AssetAmount(sun), from: from, to: to))
            case .call:
                var receipt = receipts[transaction.id]
                if block.hasProvenTransactions {
                    // How it ended the block proves; a receipt that says otherwise hides nothing.
                    receipt?.isMarkedFailed = false
                    receipt?.outcome = .success
                }
                for (log, transfer) in receipt?.tokenTransfers ?? [] {
                    // No token has more units than Int64 holds.
                    guard let token = assets.token(at: transfer.contract),
                        let units = UInt64(exactly: transfer.value).flatMap({ Int64(exactly: $0) }),
                        units > 0, let amount = AssetAmount(.token(token), units: units)
                    else { continue }
                    moves.append(
                        ChainMove(
                            kind: .transfer, txID: transaction.id, log: log, amount: amount,
                            from: transfer.from, to: transfer.to))
                }
            case .other: continue
            }
        }
        return moves
    }

    private static func transfers(
        _ moves: [ChainMove], of wallets: [Address: WalletID],
        records: [TransactionID: TransactionRecordID], in block: NodeBlock
    ) -> [WalletTransfer] {
        let moment = WalletTransfer.BlockMoment(number: block.number, time: block.timestamp)
        return moves.flatMap { move -> [WalletTransfer] in
            TransferDirection.allCases.compactMap { direction in
                guard let side = move.side(direction), let walletID = wallets[side] else { return nil }
                return WalletTransfer(
                    walletID: walletID, part: move.part(direction), at: moment, record: records[move.txID])
            }
        }
    }
}

/// What a transaction moved, between any addresses.
private struct ChainMove: Hashable {
    let kind: WalletTransfer.Kind
    let txID: TransactionID
    var log: Int?
    let amount: AssetAmount
    let from: Address
    /// Nil of a fee.
    let to: Address?

    /// Whether one of `wallets` is the sender or the recipient.
    func concerns(_ wallets: [Address: WalletID]) -> Bool {
        wallets[from] != nil || to.flatMap { wallets[$0] } != nil
    }

    /// The sender or the recipient.
    func side(_ direction: TransferDirection) -> Address? { direction == .incoming ? to : from }

    /// The transfer as its sender or its recipient sees it.
    func part(_ direction: TransferDirection) -> WalletTransfer.Part {
        .init(
            kind: kind, direction: direction, amount: amount,
            counterparty: direction == .incoming ? from : to, in: (txID, log))
    }
}

extension TransactionReceipt {
    /// The TRX that the transaction burnt, paid by its sender.
    fileprivate func fee(paidBy owner: Address?) -> ChainMove? {
        guard let owner, fee.value > 0 else { return nil }
        return ChainMove(kind: .fee, txID: id, amount: AssetAmount(fee), from: owner, to: nil)
    }
}
