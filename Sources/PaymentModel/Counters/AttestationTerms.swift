/// What an attestation allows beyond one payout. It is kept with each payout, because the payout is judged again when
/// it is signed.
public struct AttestationTerms: Codable, Hashable, Sendable {
    /// `iss`.
    public let issuer: String
    /// `jti`.
    public let id: String
    /// `exp`, without the leeway.
    public let expiresAt: Timestamp
    /// How many payouts it may serve; nil for any number.
    public let usesMax: Int64?
    /// How much it may serve of the payout's asset in all; nil for no bound.
    public let totalMax: AssetAmount?

    /// How far issuers' clocks may be from ours.
    static let leeway = Duration.seconds(30)

    /// Whether it has expired at `time`.
    package func isExpired(at time: Timestamp) -> Bool { time >= expiresAt.adding(Self.leeway) }

    private var digest: AttestationDigest { AttestationDigest(issuer: issuer, id: id) }

    /// What a payout of `amount` adds to the counters of its bounds.
    func counts(of amount: AssetAmount) -> [(key: CounterKey, units: Int64)] {
        var counts: [(key: CounterKey, units: Int64)] = []
        if usesMax != nil { counts.append((.attestationUses(digest), 1)) }
        if totalMax != nil { counts.append((.attestationTotal(digest, amount.asset), amount.units)) }
        return counts
    }

    /// The bound of `key`, if that is one of its counters.
    func ceiling(of key: CounterKey) -> Int64? {
        switch key {
        case .attestationUses: usesMax
        case .attestationTotal: totalMax?.units
        case .reserved, .promised, .reservedEnergy, .moved: nil
        }
    }
}
