import HTTPTypes
import PaymentModel
import PaymentWire
import Payments
import StrictJSON
import Tron

/// The list of payouts, in pages or as a table, and their sums.
struct PayoutListRoutes: Sendable {
    let payouts: PayoutService
    let assets: AssetRegistry
    let clock: any ServiceClock

    private enum Limits {
        /// Lines of a table that are in memory at once.
        static let linesAtOnce = 500
        /// The range of analytics, unless one is named.
        static let defaultRange = Duration.seconds(30 * 86_400)
    }

    var operations: [Operation] {
        [
            Operation(
                id: "listPayouts", method: .get, path: "/tron/payouts/history",
                access: .permission(.readPayouts), handle: list),
            Operation(
                id: "getPayoutAnalytics", method: .get, path: "/tron/payouts/analytics",
                access: .permission(.readPayouts), handle: analytics),
        ]
    }

    private func list(_ request: OperationRequest) async throws -> Answer {
        guard let media = MediaChoice.best(for: request.accept) else {
            throw Problem(.notAcceptable, "The list is available as application/json and text/csv.")
        }
        let reader = RequestReader(request)
        switch media {
        case .json: return try await page(reader)
        case .csv: return Answer(table(of: try Self.tableSelection(reader)))
        }
    }

    private func page(_ reader: RequestReader) async throws -> Answer {
        let (selection, page) = try reader.values(Self.selection(reader), reader.page())
        let found = try await payouts.history(selection, after: page.place, limit: page.limit)
        return page.answer(found.json, next: found.next)
    }

    private static func tableSelection(_ reader: RequestReader) throws(Problem) -> PayoutSelection {
        let reason = "cannot be used with text/csv, which has all payouts"
        let (selection, _, _) = try reader.values(
            selection(reader), reader.noQuery("limit", because: reason),
            reader.noQuery("cursor", because: reason))
        return selection
    }

    private func table(of selection: PayoutSelection) -> AnswerStream {
        AnswerStream(mediaType: "text/csv; charset=utf-8; header=present") { send in
            try await send(CSVLine.text(PayoutLine.header))
            var position: ListPosition?
            while true {
                let lines = try await payouts.lines(selection, after: position, limit: Limits.linesAtOnce)
                guard let last = lines.last else { return }
                try await send(lines.map(\.csv).joined())
                guard lines.count == Limits.linesAtOnce else { return }
                position = ListPosition(createdAt: last.createdAt, id: last.id.text)
            }
        }
    }

    private static func selection(_ reader: RequestReader) -> Checked<PayoutSelection> {
        all(
            reader.query("route", .word(of: PayoutRoute.self)),
            reader.query("status", .word(of: PayoutStatus.self)),
            reader.query("wallet_id", .id(of: WalletID.self)),
            reader.query("batch_id", .id(of: BatchID.self)), reader.query("recipient_address", .address),
            reader.query("reference", .reference), reader.range()
        ).map { route, status, walletID, batchID, recipient, reference, range in
            var selection = PayoutSelection()
            (selection.route, selection.status) = (route, status)
            (selection.walletID, selection.batchID) = (walletID, batchID)
            (selection.recipient, selection.reference) = (recipient, reference)
            (selection.from, selection.to) = (range.from, range.to)
            return selection
        }
    }

    private func analytics(_ request: OperationRequest) async throws -> Answer {
        let reader = RequestReader(request)
        let (range, interval, route) = try reader.values(
            reader.range(), reader.query("interval", .word(of: AnalyticsInterval.self), else: .day),
            reader.query("route", .word(of: PayoutRoute.self)))
        let to = range.to ?? clock.now()
        let from = range.from ?? to.adding(.zero - Limits.defaultRange)
        guard
            let question = AnalyticsQuestion(
                from: from, to: to, interval: interval, route: route)
        else {
            let violation =
                from < to
                ? Violation("query:interval", "divides this range into more than 1,000 steps")
                : Violation("query:from", "must be before to")
            throw Problem.invalid(Violations([violation]))
        }
        return Answer(try await payouts.analytics(question).json(assets))
    }
}
