/// What pays for a transaction's bandwidth, which is always one of these (java-tron: `BandwidthProcessor.consume`).
public enum BandwidthCharge: Hashable, Sendable {
    /// Bytes of the owner's stake: `net_usage`.
    case staked(Int64)
    /// Bytes of the owner's free allowance, which the public pool must have as well: `net_usage`.
    case free(Int64)
    /// TRX burnt: `net_fee`.
    case burnt(Sun)

    /// What is left of the sources, recovered to the present slot.
    public struct Sources: Hashable, Sendable {
        /// Of the owner's stake: limit less use.
        public var staked: Int64
        /// Of the owner's free allowance.
        public var free: Int64
        /// Of the pool of all free bandwidth.
        public var publicPool: Int64

        /// The public pool is left out by clients: 14.4 GB a day, which they can't see, and which do not run
        /// out.
        public init(staked: Int64, free: Int64, publicPool: Int64 = .max) {
            self.staked = staked
            self.free = free
            self.publicPool = publicPool
        }
    }

    /// The charge for a transaction of this `bandwidth` (`SignedTransaction.bandwidth`), by java-tron's order: stake,
    /// free allowance, TRX; each pays all or nothing. The making of an account is never free, and costs a
    /// flat fee.
    ///
    /// nil if the fee does not fit 64 bits.
    public static func charge(
        for bandwidth: Bandwidth, recipient: RecipientState, from sources: Sources, at fees: FeeSchedule
    ) -> Self? {
        let bytes = bandwidth.value
        switch recipient {
        case .new:
            let (cost, overflow) = bytes.multipliedReportingOverflow(by: fees.newAccountBandwidthRate)
            guard !overflow else { return nil }
            return cost <= sources.staked ? .staked(cost) : .burnt(fees.newAccountBandwidthFee)
        case .existing:
            if bytes <= sources.staked { return .staked(bytes) }
            if bytes <= sources.free, bytes <= sources.publicPool { return .free(bytes) }
            return fees.bandwidthPrice.multiplied(by: bytes).map { .burnt($0) }
        }
    }

    /// TRX burnt.
    public var fee: Sun {
        switch self {
        case .staked, .free: .zero
        case .burnt(let fee): fee
        }
    }

    /// Bytes used.
    public var usage: Int64 {
        switch self {
        case .staked(let bytes), .free(let bytes): bytes
        case .burnt: 0
        }
    }
}

/// Whether a transaction makes an account (`BandwidthProcessor.contractCreateNewAccount`).
public enum RecipientState: Hashable, Sendable {
    /// The recipient is activated, or the transaction is not of a type that activates.
    case existing
    /// A transfer of TRX or of a TRC-10 asset to an address that is not activated, or
    /// `AccountCreateContract`.
    case new
}
