import HTTPTypes
import PaymentModel
import Payments
import StrictJSON
import Tron

/// What became of payouts: their list, as pages or as a table, and their sums.
struct PayoutListRoutes: Sendable {
    let payouts: PayoutService
    let clock: any ServiceClock

    private enum Limits {
        /// Lines of a table that are held at once.
        static let linesAtOnce = 500
        /// Of analytics where no range is named.
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
            throw Problem(.notAcceptable, "The list is offered as application/json and text/csv.")
        }
        let query = QueryReader(
            request,
            [
                "limit", "cursor", "route", "status", "wallet_id", "batch_id", "recipient_address",
                "reference", "from", "to",
            ])
        let selection = Self.selection(query)
        switch media {
        case .json: return try await page(of: selection, query)
        case .csv:
            for name in ["limit", "cursor"] where query.has(name) {
                query.offences.add("query:\(name)", "does not go with a table, which has everything")
            }
            try query.check()
            return Answer(table(of: selection))
        }
    }

    private func page(of selection: PayoutSelection, _ query: QueryReader) async throws -> Answer {
        let limit = query.limit()
        let position = query.position()
        try query.check()
        let found = try await payouts.history(selection, after: position, limit: limit + 1)
        return Answer(
            query.page(found, limit: limit) { payout in
                (ListPosition(createdAt: payout.createdAt, id: payout.id.text), payout.json)
            })
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

    private static func selection(_ query: QueryReader) -> PayoutSelection {
        var selection = PayoutSelection()
        selection.route = query.word("route", of: PayoutRoute.self)
        selection.status = query.word("status", of: PayoutStatus.self)
        selection.walletID = query.identifier("wallet_id", of: WalletID.self)
        selection.batchID = query.identifier("batch_id", of: BatchID.self)
        selection.recipient = query.address("recipient_address")
        selection.reference = query.text("reference", .reference)
        (selection.from, selection.to) = query.range()
        return selection
    }

    private func analytics(_ request: OperationRequest) async throws -> Answer {
        let query = QueryReader(request, ["from", "to", "interval", "route"])
        let range = query.range()
        let interval = query.word("interval", of: AnalyticsInterval.self) ?? .day
        let route = query.word("route", of: PayoutRoute.self)
        let to = range.to ?? clock.now()
        let from = range.from ?? to.adding(.zero - Limits.defaultRange)
        try query.check()
        guard
            let question = AnalyticsQuestion(
                from: from, to: to, interval: interval, route: route)
        else {
            throw Problem.invalid([
                .init(
                    from < to ? "query:interval" : "query:from",
                    from < to ? "makes more than 1,000 steps of this range" : "must be before to")
            ])
        }
        return Answer(try await payouts.analytics(question).json)
    }
}
