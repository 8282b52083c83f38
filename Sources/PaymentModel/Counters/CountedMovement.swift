package import Tron

/// An outgoing movement as the policy counts it: a payout, transfer, allowance, stake or delegation.
///
/// It always counts in all its counters, limited or not, so that a limit that is configured later applies to the day
/// that has begun.
package struct CountedMovement: Hashable, Sendable {
    /// What leaves the wallet, may be taken from it, or is locked.
    package let amount: AssetAmount
    /// Whose limits apply.
    package let route: MovementRoute
    /// Who gets it; nil for a stake.
    package let payee: Address?
    /// Who ordered it; nil for payouts that were counted before subjects had limits.
    package let subject: String?
    /// What a KYC attestation allows in all; nil on other routes.
    package var attestation: AttestationTerms?

    /// A movement of `amount`, ordered by `subject`.
    package init(
        _ amount: AssetAmount, route: MovementRoute, to payee: Address?, by subject: String?
    ) {
        self.amount = amount
        self.route = route
        self.payee = payee
        self.subject = subject
    }

    /// The scope of what the payee gets; nil if nobody gets it.
    var payeeScope: MovementScope? {
        payee.map { .recipient(route == .transfers ? .direct : route, $0) }
    }

    /// The counters of the hour and day of `time`.
    package func counters(at time: Timestamp) -> [CounterKey] {
        let (hour, day) = (PayoutPeriod(.hour, at: time), PayoutPeriod(.day, at: time))
        var scopes: [(MovementScope, PayoutPeriod)] = []
        if let payeeScope { scopes.append((payeeScope, day)) }
        scopes += [(.route(route), day), (.all, hour), (.all, day)]
        if let subject { scopes += [(.subject(subject), hour), (.subject(subject), day)] }
        return scopes.map { .moved(amount.asset, $0, $1) }
    }

    /// What it adds to counters if it is counted at each of `times`, once in each period.
    package func counts(at times: [Timestamp]) -> [(key: CounterKey, units: Int64)] {
        guard !times.isEmpty else { return [] }
        var seen: Set<CounterKey> = []
        let periods = times.flatMap(counters(at:)).filter { seen.insert($0).inserted }
        return periods.map { ($0, amount.units) } + (attestation?.counts(of: amount) ?? [])
    }

    /// What takes it out of all counters that it was counted in at `times`.
    package func returned(from times: [Timestamp]) -> [CounterChange] {
        counts(at: times).map { CounterChange(key: $0.key, delta: -$0.units) }
    }
}
