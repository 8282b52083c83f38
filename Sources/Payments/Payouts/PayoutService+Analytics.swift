public import PaymentModel

extension PayoutService {
    /// The sums over payouts that were created in the range of `question`.
    ///
    /// - Throws: `PaymentError` with `storeUnavailable`.
    public func analytics(_ question: AnalyticsQuestion) async throws -> PayoutAnalytics {
        try await PaymentError.mapping {
            var cells: [RollupCell] = []
            for span in RollupSpan.cover(
                question.from, question.to, coarsest: question.interval.coarsest)
            {
                cells += try await books.store.payoutRollup(span, route: question.route)
            }
            var durations: [DurationCell] = []
            for span in RollupSpan.cover(question.from, question.to, coarsest: .day) {
                durations += try await books.store.payoutDurations(span, route: question.route)
            }
            return PayoutAnalytics(question, cells: cells, durations: durations)
        }
    }
}
