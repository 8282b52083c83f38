package import Tron

/// The operator's settings for fees.
package struct FeeSettings: Hashable, Sendable {
    /// The most TRX that one transaction may burn for energy.
    package let maximumFee: Sun
    /// Whether TRX is burnt if stake does not cover the fee.
    package let burnsTRX: Bool

    /// The operator's settings: `LUCID_FEE_LIMIT_MAX` and `LUCID_BURN_TRX`.
    package init(maximumFee: Sun, burnsTRX: Bool) {
        self.maximumFee = maximumFee
        self.burnsTRX = burnsTRX
    }

    /// - Throws: `PaymentError` with `policyViolation` if a caller's fee limit is above the operator's.
    package func requireAllowed(_ feeLimit: Sun?) throws(PaymentError) {
        guard let feeLimit, feeLimit > maximumFee else { return }
        var error = PaymentError(.policyViolation, "The fee limit must be at most \(maximumFee.trxText) TRX.")
        error.rule = PolicyRuleName.feeLimitMax.rawValue
        throw error
    }
}
