extension AttestationTerms {
    /// - Throws: `PaymentError` with `kycAttestationInvalid` if a payout of `amount` would be one too many, on top of
    ///   what was `counted`.
    package func requireRoom(for amount: AssetAmount, counted: [CounterKey: Int64]) throws(PaymentError) {
        for (key, units) in counts(of: amount) {
            guard let ceiling = ceiling(of: key) else { continue }
            let (sum, overflow) = (counted[key] ?? 0).addingReportingOverflow(units)
            guard overflow || sum > ceiling else { continue }
            if case .attestationUses = key {
                throw .badAttestation("it is for \(ceiling) payouts, and has served them")
            }
            let bound = amount.asset.text(ceiling)
            let left = amount.asset.text(max(0, ceiling - (counted[key] ?? 0)))
            throw .badAttestation(
                "it is for \(bound) \(amount.asset.symbol) in all, of which \(left) are left")
        }
    }
}
