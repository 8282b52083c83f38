import Logging
import Metrics
import PaymentModel
import Payments
import Tron

/// That a transaction cost something else than it was planned to. The plan is kept with the attempt, the cost in its
/// receipt; where the two drift apart, prices, the contract or our arithmetic have changed.
struct CostDrift: Hashable, Sendable {
    /// What drifted.
    enum Part: String, Sendable, CaseIterable {
        case energy, fee
    }
    let part: Part
    let estimated: Int64
    let actual: Int64

    /// Less is not news: the dynamic penalty alone moves by some percent.
    static let tolerancePercent: Int64 = 10

    /// What drifted of a record that was paid. What failed says in its own way what it cost.
    static func all(of record: TransactionRecord) -> [Self] {
        guard record.status == .confirmed, let receipt = record.receipt, let plan = record.attempt?.estimate
        else { return [] }
        var drifts = [Self(part: .energy, estimated: plan.energy, actual: receipt.energyUsed)]
        if let expected = plan.expectedFee {
            drifts.append(Self(part: .fee, estimated: expected.value, actual: receipt.fee.value))
        }
        return drifts.filter(\.isOverTolerance)
    }

    private var isOverTolerance: Bool {
        let (bound, overflow) = estimated.multipliedReportingOverflow(by: Self.tolerancePercent)
        let difference = actual.subtractingReportingOverflow(estimated).partialValue.magnitude
        return !overflow && difference > bound.magnitude / 100
    }

    /// Counts the drifts of `record` and logs each.
    static func report(_ record: TransactionRecord, to logger: Logger) {
        for drift in all(of: record) {
            Counter(label: "lucid_cost_drift_total", dimensions: [("part", drift.part.rawValue)]).increment()
            logger.notice(
                "cost is not as estimated",
                metadata: [
                    "transaction": "\(record.id)", "part": "\(drift.part.rawValue)",
                    "estimated": "\(drift.estimated)", "actual": "\(drift.actual)",
                ])
        }
    }
}
