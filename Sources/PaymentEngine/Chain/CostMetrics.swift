import Metrics
import PaymentModel
import Tron

/// Counts what settled transactions cost, and what they were expected to cost.
struct CostMetrics: Sendable {
    private let feesBurnt = Counter(label: "lucid_fees_burnt_sun_total")
    private let feesEstimated = Counter(label: "lucid_fees_estimated_sun_total")
    private let energyUsed = Counter(label: "lucid_energy_used_total")
    private let energyFromStake = Counter(label: "lucid_energy_from_stake_total")
    private let energyEstimated = Counter(label: "lucid_energy_estimated_total")
    private let drifts = Dictionary(
        uniqueKeysWithValues: CostDrift.Part.allCases.map { part in
            (part, Counter(label: "lucid_cost_drift_total", dimensions: [("part", part.rawValue)]))
        })

    /// Counts a settled `record` with its receipt from the chain. Only a confirmed one is compared with its estimate: one
    /// that failed ended early.
    func note(_ record: TransactionRecord, _ receipt: TransactionReceipt) {
        feesBurnt.increment(by: receipt.fee.value)
        energyUsed.increment(by: receipt.energyTotal.value)
        energyFromStake.increment(by: receipt.energyUsage.value)
        guard record.status == .confirmed, let plan = record.attempt?.estimate else { return }
        energyEstimated.increment(by: plan.energy.value)
        if let expected = plan.expectedFee { feesEstimated.increment(by: expected.value) }
    }

    func note(_ drift: CostDrift) { drifts[drift.part]?.increment() }
}
