import PaymentModel
public import Payments
public import StrictJSON

/// Every record of a store as one line of JSON each, in the contract's form: for a warehouse, or for whoever moves on.
///
/// The last line has the position of the feed as it was when the export began. What changed since is exported from there
/// on: a record that changed meanwhile comes a second time, and none is left out. Secrets are in no line.
public struct RecordExport: Sendable {
    private let store: any Store
    private let recipientWait: Duration

    private enum Limits {
        static let recordsPerPage = 500
        static let transfersPerPage = 500
    }

    /// - Parameter recipientWait: How long new recipients wait before they are trusted.
    public init(of store: any Store, recipientWait: Duration) {
        self.store = store
        self.recipientWait = recipientWait
    }

    /// Hands all records to `line`, one after another.
    public func all(_ line: (JSON) throws -> Void) async throws {
        let position = try await end()
        var wallet: WalletID?
        while true {
            let page = try await store.wallets(after: wallet, limit: Limits.recordsPerPage)
            for found in page { try line(Self.line("wallet", found.json)) }
            for found in page { try await transfers(of: found.id, line) }
            guard page.count == Limits.recordsPerPage else { break }
            wallet = page.last?.id
        }
        try await list(read: { try await store.recipients(after: $0, limit: $1) }) { recipient in
            try line(Self.line("recipient", recipient.json(wait: recipientWait)))
            return ListPosition(createdAt: recipient.createdAt, id: recipient.id.text)
        }
        try await list(read: { try await store.payouts(PayoutSelection(), after: $0, limit: $1) }) { payout in
            try line(Self.line("payout", payout.json))
            return ListPosition(createdAt: payout.createdAt, id: payout.id.text)
        }
        try await list(read: { try await store.transactions(TransactionFilter(), after: $0, limit: $1) }) {
            record in
            try line(Self.line("transaction", record.json()))
            return ListPosition(createdAt: record.createdAt, id: record.id.text)
        }
        try await reconciliations(line)
        try await auditTrail(line)
        try line(["kind": "end", "position": .number(JSONNumber(position))])
    }

    /// Hands the feed's events behind `position` to `line`, each with its record as it was right after.
    public func changes(since position: Int64, _ line: (JSON) throws -> Void) async throws {
        var position = position
        while true {
            let page = try await store.events(after: position, limit: Limits.recordsPerPage)
            for (number, event) in page {
                try line(["kind": "event", "position": .number(JSONNumber(number)), "data": event.json])
                position = number
            }
            guard page.count == Limits.recordsPerPage else { break }
        }
        try line(["kind": "end", "position": .number(JSONNumber(position))])
    }

    private static func line(_ kind: String, _ data: JSON) -> JSON { ["kind": .string(kind), "data": data] }

    /// Where the feed ends now. It begins with 1 and leaves no number out: halving finds its end.
    private func end() async throws -> Int64 {
        var (low, high): (Int64, Int64) = (0, 1)
        while try await !store.events(after: high - 1, limit: 1).isEmpty { (low, high) = (high, high * 2) }
        while high - low > 1 {
            let middle = low + (high - low) / 2
            if try await store.events(after: middle - 1, limit: 1).isEmpty {
                high = middle
            } else {
                low = middle
            }
        }
        return low
    }

    /// A list's pages one after another; `tell` says where each record stands.
    private func list<Record>(
        read: (ListPosition?, Int) async throws -> [Record], tell: (Record) throws -> ListPosition
    ) async throws {
        var position: ListPosition?
        while true {
            let page = try await read(position, Limits.recordsPerPage)
            for record in page { position = try tell(record) }
            guard page.count == Limits.recordsPerPage else { return }
        }
    }

    private func transfers(of wallet: WalletID, _ line: (JSON) throws -> Void) async throws {
        var place: TransferPlace?
        while true {
            let page = try await store.transfers(
                TransferSelection(walletID: wallet), before: place, limit: Limits.transfersPerPage)
            for stored in page { try line(Self.line("transfer", stored.transfer.json)) }
            guard page.count == Limits.transfersPerPage, let last = page.last else { return }
            place = last.place
        }
    }

    private func reconciliations(_ line: (JSON) throws -> Void) async throws {
        var position = Int64.max
        while true {
            let page = try await store.reconciliations(before: position, limit: Limits.recordsPerPage)
            for (number, reconciliation) in page {
                try line(Self.line("reconciliation", reconciliation.json))
                position = number
            }
            guard page.count == Limits.recordsPerPage else { return }
        }
    }

    private func auditTrail(_ line: (JSON) throws -> Void) async throws {
        var sequence: Int64 = 0
        while true {
            let page = try await store.auditEvents(after: sequence, limit: Limits.recordsPerPage)
            for event in page {
                try line(Self.line("audit", .object(event.document)))
                sequence = event.sequence
            }
            guard page.count == Limits.recordsPerPage else { return }
        }
    }
}
