import HTTPTypes
import PaymentModel
import PaymentWire
import Payments
import StrictJSON
import Tron

/// Transfers into and out of wallets and other addresses.
struct HistoryRoutes: Sendable {
    let histories: HistoryService
    let assets: AssetRegistry

    var operations: [Operation] {
        [
            Operation(
                id: "listWalletTransactions", method: .get, path: "/tron/wallets/{wallet_id}/transactions",
                access: .permission(.readWallets), handle: ofWallet),
            Operation(
                id: "listUsdtTransactions", method: .get, path: "/tron/usdt/transactions/{address}",
                access: .permission(.readNetwork), handle: ofUSDT),
            Operation(
                id: "listTokenTransactions", method: .get,
                path: "/tron/tokens/{asset}/transactions/{address}",
                access: .permission(.readNetwork), handle: ofToken),
        ]
    }

    private func ofWallet(_ request: OperationRequest) async throws -> Answer {
        let reader = RequestReader(request)
        let (id, asset, selection, page) = try reader.values(
            reader.path("wallet_id", .existing(WalletID.self)),
            reader.query("asset", .asset(of: assets)), Self.selection(reader),
            reader.page(HistoryPlace.self))
        var chosen = selection
        chosen.asset = asset
        let found = try await histories.transfers(of: id, chosen, after: page.place, limit: page.limit)
        return Answer(found.json(page))
    }

    private func ofUSDT(_ request: OperationRequest) async throws -> Answer {
        try await ofAddress(RequestReader(request), .valid(try assets.requireUSDTToken()))
    }

    private func ofToken(_ request: OperationRequest) async throws -> Answer {
        let reader = RequestReader(request)
        return try await ofAddress(reader, reader.path("asset", .token(of: assets)))
    }

    private func ofAddress(_ reader: RequestReader, _ token: Checked<Token>) async throws -> Answer {
        let (token, address, onlyConfirmed, selection, page) = try reader.values(
            token, reader.path("address", .address), reader.query("only_confirmed", .flagWord, else: false),
            Self.selection(reader), reader.page(HistoryPlace.self))
        var chosen = selection
        chosen.onlyConfirmed = onlyConfirmed
        let found = try await histories.transfers(
            of: address, in: token, chosen, after: page.place, limit: page.limit)
        return Answer(found.json(page))
    }

    /// What both lists can be narrowed by.
    private static func selection(_ reader: RequestReader) -> Checked<HistorySelection> {
        all(reader.query("direction", .word(of: TransferDirection.self)), reader.range()).map {
            direction, range in
            var selection = HistorySelection()
            selection.direction = direction
            (selection.from, selection.to) = (range.from, range.to)
            return selection
        }
    }
}

extension HistoryPlace: ListPlace {
    /// The letters by which a cursor says in which source it continues.
    private static let sources: [Character: HistorySource] = ["i": .index, "b": .blocks]

    init?(_ mark: Cursor.Mark) {
        guard let letter = mark.id.first, let source = Self.sources[letter] else { return nil }
        self.init(
            source: source, time: ChainTime(milliseconds: mark.number), key: String(mark.id.dropFirst()))
    }

    var mark: Cursor.Mark {
        let letter: Character =
            switch source {
            case .index: "i"
            case .blocks: "b"
            }
        return Cursor.Mark(number: time.milliseconds, id: "\(letter)\(key)")
    }
}

extension HistoryPage {
    /// `WalletTransactionPage` of the contract.
    fileprivate func json(_ page: Page<HistoryPlace>) -> JSON {
        [
            "items": .array(entries.map(\.json)),
            "next_cursor": .optional(next, page.cursor(behind:)),
            "source": .string(source.rawValue), "complete_since": .optional(completeSince, JSON.time),
        ]
    }
}

extension TransferEntry {
    /// `WalletTransaction` of the contract.
    fileprivate var json: JSON {
        [
            "tx_id": .string(txID.hex), "asset": .string(amount.asset.symbol), "amount": .amount(amount),
            "direction": .string(direction.rawValue), "from": .address(from), "to": .address(to),
            "status": .string(isConfirmed ? "confirmed" : "included"),
            "block_number": .optional(block) { .integer($0) }, "timestamp": .time(time),
            "transaction_id": .optional(transactionID, JSON.id),
        ]
    }
}
