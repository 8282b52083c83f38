import PaymentModel
import Payments

/// A range of time, open where a bound is nil.
struct TimeRange {
    /// Inclusive.
    let from: Timestamp?
    /// Exclusive.
    let to: Timestamp?
}

extension RequestReader {
    /// `from` and `to` of the query. `from` must be before `to`.
    func range() -> Checked<TimeRange> {
        all(query("from", .time), query("to", .time)).flatMap { from, to in
            if let from, let to, from >= to { return .violation("must be after from", at: "query:to") }
            return .valid(TimeRange(from: from, to: to))
        }
    }
}
