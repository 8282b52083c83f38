import PaymentModel
import Tron
import TronNode

/// Reads an address's history from the index next to a node (TronGrid's `/v1`).
///
/// The index belongs to a third party. It lags, repeats entries, gives no position within a block, and lists tokens
/// under any name they choose. So tokens are recognized by their contract's address, each entry appears once, and the
/// order is our own: by time, then by a key made of the entry's content. A page continues after a time and a key, so
/// that new entries shift nothing.
struct IndexedHistory: Sendable {
    let node: any ChainQueries
    let assets: AssetRegistry
    let address: Address
    let selection: HistorySelection
    /// The time of the newest solidified block.
    let solidified: ChainTime

    private enum Limits {
        /// Requests for one asset of one page. A block can't hold as many transactions of one address as they list.
        static let requestsMax = 40
    }

    /// The part of one list that was read, and how far back it is complete.
    private struct Strand {
        var entries: Set<TransferEntry> = []
        /// After this time nothing is missing; nil if everything was read.
        var horizon: ChainTime?
    }

    /// Entries as a page of the index lists them.
    private struct Listed {
        let entries: [TransferEntry]
        /// The time of the last entry that was looked at, whether it matched or not.
        let end: ChainTime?
        let next: String?
        /// Whether it has as many entries as a page can have.
        let isFull: Bool
    }

    /// The page after `place`; nil if no node has an index.
    func page(after place: HistoryPlace?, limit: Int) async throws(NodeError) -> HistoryPage? {
        var strands: [Strand] = []
        for asset in assets.assets where asset == selection.asset ?? asset {
            guard let strand = try await strand(of: asset, after: place, limit: limit) else { return nil }
            strands.append(strand)
        }
        let horizon = strands.compactMap(\.horizon).max()
        let complete = strands.flatMap(\.entries).filter { entry in
            horizon.map { entry.time > $0 } ?? true
        }
        let sorted = complete.sorted { $0.isTold(before: $1) }
        let shown = Array(sorted.prefix(limit))
        var next: HistoryPlace?
        if sorted.count > limit, let last = shown.last {
            next = HistoryPlace(source: .index, time: last.time, key: last.key)
        } else if let horizon {
            next = HistoryPlace(source: .index, time: horizon, key: "0")
        }
        return HistoryPage(source: .index, entries: shown, next: next, completeSince: nil)
    }

    /// Reads until more than `limit` entries are complete, or the list ends, or the bound on requests is reached.
    private func strand(
        of asset: Asset, after place: HistoryPlace?, limit: Int
    ) async throws(NodeError) -> Strand? {
        var question = HistoryQuestion()
        question.onlyConfirmed = selection.onlyConfirmed
        question.side = selection.direction.map { $0 == .incoming ? .recipient : .sender }
        question.earliest = selection.from.map { ChainTime(milliseconds: $0.milliseconds) }
        let end = selection.to.map { ChainTime(milliseconds: $0.milliseconds - 1) }
        question.latest = [place?.time, end].compactMap(\.self).min()
        var strand = Strand()
        for _ in 0..<Limits.requestsMax {
            guard let listed = try await listed(asset, question) else { return nil }
            strand.entries.formUnion(listed.entries.filter { isWanted($0, after: place) })
            guard let end = listed.end, listed.next != nil || listed.isFull else {
                strand.horizon = nil
                return strand
            }
            strand.horizon = end
            if strand.entries.count(where: { $0.time > end }) > limit { return strand }
            // A full page without a continuation is not the end: the next begins with the time of its last entry.
            if listed.next == nil, question.latest == end { return strand }
            if listed.next == nil { question.latest = end }
            question.fingerprint = listed.next
        }
        return strand
    }

    private func isWanted(_ entry: TransferEntry, after place: HistoryPlace?) -> Bool {
        let time = entry.time.milliseconds
        if let place {
            guard entry.time < place.time || entry.time == place.time && entry.key > place.key else {
                return false
            }
        }
        return entry.amount.units > 0 && (selection.direction ?? entry.direction) == entry.direction
            && time >= selection.from?.milliseconds ?? .min && time < selection.to?.milliseconds ?? .max
            && (entry.isConfirmed || !selection.onlyConfirmed)
    }

    private func listed(_ asset: Asset, _ question: HistoryQuestion) async throws(NodeError) -> Listed? {
        switch asset {
        case .token(let token):
            let found = try await node.tokenHistory(of: address, contract: token.contract, question)
            guard let page = found else { return nil }
            // Look-alikes have the name, but never the address.
            let transfers = page.entries.filter { $0.contract == token.contract && $0.kind == "Transfer" }
            return Listed(
                entries: transfers.flatMap { entries($0, of: token) }, end: page.entries.last?.time,
                next: page.next, isFull: page.entries.count >= HistoryQuestion.entriesMax)
        case .trx:
            guard let page = try await node.transactionHistory(of: address, question) else { return nil }
            return Listed(
                entries: page.entries.flatMap(entries), end: page.entries.last?.time, next: page.next,
                isFull: page.entries.count >= HistoryQuestion.entriesMax)
        }
    }

    private func entries(_ listed: TokenHistoryPage.Entry, of token: Token) -> [TransferEntry] {
        guard let units = UInt64(exactly: listed.value).flatMap({ Int64(exactly: $0) }),
            let amount = AssetAmount(.token(token), units: units)
        else { return [] }
        return entries(
            Moved(
                txID: listed.transaction, amount: amount, from: listed.from, to: listed.to, block: nil,
                time: listed.time))
    }

    private func entries(_ listed: TransactionHistoryPage.Entry) -> [TransferEntry] {
        guard case .transfer(let to, let sun) = listed.transaction.deed, listed.transaction.succeeded,
            let from = listed.transaction.owner, sun.value > 0
        else { return [] }
        return entries(
            Moved(
                txID: listed.transaction.id, amount: AssetAmount(sun), from: from, to: to,
                block: listed.block, time: listed.time))
    }

    private struct Moved {
        let txID: TransactionID
        let amount: AssetAmount
        let from: Address
        let to: Address
        let block: BlockNumber?
        let time: ChainTime
    }

    /// The transfer as the address sees it: two entries if it is both sides.
    private func entries(_ moved: Moved) -> [TransferEntry] {
        TransferDirection.allCases.compactMap { direction in
            guard (direction == .incoming ? moved.to : moved.from) == address else { return nil }
            return TransferEntry(
                txID: moved.txID, amount: moved.amount, direction: direction, from: moved.from, to: moved.to,
                isConfirmed: moved.time <= solidified, block: moved.block, time: moved.time)
        }
    }
}

extension TransferEntry {
    /// The entry's content as text without spaces, which begins with a letter: equal for repetitions.
    fileprivate var key: String {
        [
            "t" + txID.hex, amount.asset.symbol, direction.rawValue, from.base58, to.base58,
            "\(amount.units)",
        ]
        .joined(separator: ".")
    }

    fileprivate func isTold(before other: Self) -> Bool {
        time > other.time || time == other.time && key < other.key
    }
}
