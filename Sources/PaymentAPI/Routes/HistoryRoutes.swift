import HTTPTypes
import PaymentModel
import Payments
import StrictJSON
import Tron

/// What moved into and out of wallets and other addresses.
struct HistoryRoutes: Sendable {
    let histories: HistoryService

    var operations: [Operation] {
        [
            Operation(
                id: "listWalletTransactions", method: .get, path: "/tron/wallets/{wallet_id}/transactions",
                access: .permission(.readWallets), handle: ofWallet),
            Operation(
                id: "listUsdtTransactions", method: .get, path: "/tron/usdt/transactions/{address}",
                access: .permission(.readNetwork), handle: ofAddress),
        ]
    }

    private func ofWallet(_ request: OperationRequest) async throws -> Answer {
        let query = QueryReader(request, ["asset", "direction", "from", "to", "limit", "cursor"])
        let id = query.identifier(path: "wallet_id", of: WalletID.self)
        var selection = HistorySelection()
        selection.asset = query.word("asset", of: Asset.self)
        selection.direction = query.word("direction", of: TransferDirection.self)
        (selection.from, selection.to) = query.range()
        let (limit, place) = (query.limit(), query.historyPlace())
        try query.check()
        guard let id else { throw Problem(.internalError) }
        let page = try await histories.transfers(of: id, selection, after: place, limit: limit)
        return Answer(page.json(query))
    }

    private func ofAddress(_ request: OperationRequest) async throws -> Answer {
        let query = QueryReader(
            request, ["direction", "from", "to", "only_confirmed", "limit", "cursor"])
        let address = query.address(path: "address")
        var selection = HistorySelection()
        selection.direction = query.word("direction", of: TransferDirection.self)
        (selection.from, selection.to) = query.range()
        selection.onlyConfirmed = query.flag("only_confirmed") ?? false
        let (limit, place) = (query.limit(), query.historyPlace())
        try query.check()
        guard let address else { throw Problem(.internalError) }
        let page = try await histories.usdtTransfers(of: address, selection, after: place, limit: limit)
        return Answer(page.json(query))
    }
}

extension QueryReader {
    /// The letters that say in a cursor which source it goes on in.
    fileprivate static let sources: [Character: HistorySource] = ["i": .index, "b": .blocks]

    /// Where a history goes on.
    fileprivate func historyPlace() -> HistoryPlace? {
        guard let position = position() else { return nil }
        guard let letter = position.id.first, let source = Self.sources[letter] else {
            offences.add("query:cursor", "is no cursor of this list with these filters")
            return nil
        }
        return HistoryPlace(
            source: source, time: ChainTime(milliseconds: position.createdAt.milliseconds),
            key: String(position.id.dropFirst()))
    }
}

extension HistoryPage {
    /// `WalletTransactionPage` of the contract.
    fileprivate func json(_ query: QueryReader) -> JSON {
        [
            "items": .array(entries.map(\.json)),
            "next_cursor": .optional(next) { place in
                let letter = QueryReader.sources.first { $0.value == place.source }?.key ?? "b"
                return .string(
                    query.cursor(
                        behind: ListPosition(
                            createdAt: Timestamp(milliseconds: place.time.milliseconds),
                            id: "\(letter)\(place.key)")))
            },
            "source": .string(source.rawValue), "complete_since": .optional(completeSince, JSON.time),
        ]
    }
}

extension TransferEntry {
    /// `WalletTransaction` of the contract.
    fileprivate var json: JSON {
        [
            "tx_id": .string(txID.hex), "asset": .string(amount.asset.rawValue), "amount": .amount(amount),
            "direction": .string(direction.rawValue), "from": .address(from), "to": .address(to),
            "status": .string(isConfirmed ? "confirmed" : "included"),
            "block_number": .optional(block) { .integer($0) }, "timestamp": .time(time),
            "transaction_id": .optional(transactionID, JSON.id),
        ]
    }
}
