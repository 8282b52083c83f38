/// Who pays the energy of a contract call, and how much there can be (java-tron:
/// `VMActuator.getTotalEnergyLimit`, `ReceiptCapsule.payEnergyBill`). All numbers are of the moment before
/// the call, after bandwidth is paid.
public struct EnergyTerms: Hashable, Sendable {
    /// Energy left of the caller's stake.
    public var callerEnergy: Int64
    /// TRX of the caller.
    public var balance: Sun
    /// TRX that goes along with the call.
    public var callValue: Sun
    /// The transaction's fee limit.
    public var feeLimit: Sun
    /// Sun for a unit of energy.
    public var price: Sun
    /// What the contract's deployer pays; nil if the caller is the deployer, or the deployer's account is
    /// gone.
    public var sharing: EnergySharing?

    /// The terms of a call whose caller pays for all of it; set `sharing` where the deployer pays a part.
    public init(
        callerEnergy: Int64, balance: Sun, callValue: Sun = .zero, feeLimit: Sun, price: Sun
    ) {
        self.callerEnergy = callerEnergy
        self.balance = balance
        self.callValue = callValue
        self.feeLimit = feeLimit
        self.price = price
        sharing = nil
    }

    /// The most energy that the caller's side can bring up. The fee limit caps staked energy too: at 0
    /// nothing runs, however much is staked (`VMActuator.getAccountEnergyLimitWithFixRatio`).
    public var callerLimit: Int64 {
        guard price > .zero else { return 0 }
        let spendable = max(balance.value.subtractingReportingOverflow(callValue.value).partialValue, 0)
        let (available, overflow) = callerEnergy.addingReportingOverflow(spendable / price.value)
        return max(0, min(overflow ? .max : available, feeLimit.value / price.value))
    }

    /// The most energy that the call can use (`VMActuator.getTotalEnergyLimitWithFixRatio`).
    public var limit: Int64 {
        let caller = callerLimit
        guard let sharing else { return caller }
        let (sum, overflow) = caller.addingReportingOverflow(sharing.limit(beside: caller))
        return overflow ? .max : sum
    }

    /// Who pays what of `total` energy.
    ///
    /// nil if the fee does not fit 64 bits.
    public func bill(for total: Int64) -> EnergyBill? {
        guard total > 0 else { return EnergyBill(origin: 0, caller: 0, fee: .zero) }
        let origin = sharing?.share(of: total) ?? 0
        let caller = total - origin
        guard caller > callerEnergy else { return EnergyBill(origin: origin, caller: caller, fee: .zero) }
        let (burnt, overflow) = caller.subtractingReportingOverflow(callerEnergy)
        guard !overflow else { return nil }
        return price.multiplied(by: burnt).map { fee in
            EnergyBill(origin: origin, caller: callerEnergy, fee: fee)
        }
    }
}

/// The part of a call's energy that the contract's deployer pays, out of stake alone: a deployer's TRX is
/// never burnt.
public struct EnergySharing: Hashable, Sendable {
    /// Percent that callers pay (`consume_user_resource_percent`), 0…100.
    public let callerPercent: Int64
    /// The most that the deployer pays of one call (`origin_energy_limit`).
    public let originLimit: Int64
    /// Energy left of the deployer's stake.
    public let originEnergy: Int64

    /// The percentage as stored; it is taken into 0…100 (`ContractCapsule.getConsumeUserResourcePercent`).
    public init(callerPercent: Int64, originLimit: Int64, originEnergy: Int64) {
        self.callerPercent = min(max(callerPercent, 0), 100)
        self.originLimit = originLimit
        self.originEnergy = originEnergy
    }

    /// What the deployer can add to a caller who can bring up `callerLimit`.
    func limit(beside callerLimit: Int64) -> Int64 {
        let most = max(0, min(originEnergy, originLimit))
        guard callerPercent > 0 else { return most }
        let proportional = Int128(callerLimit) * Int128(100 - callerPercent) / Int128(callerPercent)
        return Int64(min(proportional, Int128(most)))
    }

    /// What the deployer pays of `total` (`ReceiptCapsule.getOriginUsage`).
    func share(of total: Int64) -> Int64 {
        let proportional = Int128(total) * Int128(100 - callerPercent) / 100
        return max(0, Int64(min(proportional, Int128(min(originEnergy, originLimit)))))
    }
}

/// Who pays what of a call's energy: the fields of a receipt.
public struct EnergyBill: Hashable, Sendable {
    /// From the deployer's stake: `origin_energy_usage`.
    public let origin: Int64
    /// From the caller's stake: `energy_usage`.
    public let caller: Int64
    /// TRX of the caller burnt: `energy_fee`.
    public let fee: Sun

    /// A bill of these parts.
    public init(origin: Int64, caller: Int64, fee: Sun) {
        self.origin = origin
        self.caller = caller
        self.fee = fee
    }
}
