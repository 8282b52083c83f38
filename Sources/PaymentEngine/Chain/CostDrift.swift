import Logging
import PaymentModel
import Payments
import Tron

/// A transaction cost more or less than planned. The attempt keeps the plan and the receipt the cost; if they differ,
/// prices, the contract or our arithmetic have changed.
struct CostDrift: Hashable, Sendable {
    /// Which figure differs.
    enum Part: String, Sendable, CaseIterable {
        case energy, fee
    }
    let part: Part
    let estimated: Int64
    let actual: Int64

    /// Smaller differences are normal: the dynamic penalty alone moves by a few percent.
    static let tolerancePercent: Int64 = 10

    /// The differences of a confirmed record. Failed ones are not compared.
    static func all(of record: TransactionRecord) -> [Self] {
        guard record.status == .confirmed, let receipt = record.receipt, let plan = record.attempt?.estimate
        else { return [] }
        var drifts = [Self(part: .energy, estimated: plan.energy.value, actual: receipt.energyUsed.value)]
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

    /// Counts and logs each difference of `record`.
    static func report(_ record: TransactionRecord, to logger: Logger, _ metrics: CostMetrics) {
        for drift in all(of: record) {
            metrics.note(drift)
            logger.notice(
                "cost is not as estimated",
                metadata: [
                    "transaction": "\(record.id)", "part": "\(drift.part.rawValue)",
                    "estimated": "\(drift.estimated)", "actual": "\(drift.actual)",
                ])
        }
    }
}
