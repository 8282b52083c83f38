/// All that a transaction takes, as far as it can be known before it is sent, in the order in which the chain
/// takes it: bandwidth, fixed fees, energy (java-tron: `Manager.processTransaction`, `TransactionTrace.pay`).
public struct TransactionCost: Hashable, Sendable {
    /// What its bytes cost: stake, the free allowance, or TRX.
    public let bandwidth: BandwidthCharge
    /// For the memo, for further signatures, and what its type costs.
    public let fixedFees: Sun
    /// Of a call; nil if no contract is called.
    public let energy: EnergyBill?
    /// Whether the call needs more energy than there can be: it fails, and all that there can be is gone.
    public let runsOutOfEnergy: Bool
    /// All TRX burnt: the `fee` of the receipt.
    public let burnt: Sun

    /// A call's energy, and who pays it.
    public struct Call: Hashable, Sendable {
        /// What the call needs, penalty included (`triggerconstantcontract`).
        public var energy: Int64
        /// Of the moment before the transaction: what bandwidth and fixed fees burn is taken off the balance
        /// here.
        public var terms: EnergyTerms

        /// A call that takes `energy` on these terms.
        public init(energy: Int64, terms: EnergyTerms) {
            self.energy = energy
            self.terms = terms
        }
    }

    /// The cost of `transaction`, or nil if a sum does not fit 64 bits.
    public init?(
        of transaction: SignedTransaction, recipient: RecipientState = .existing,
        from sources: BandwidthCharge.Sources, calling call: Call? = nil, at fees: FeeSchedule
    ) {
        guard
            let bandwidth = BandwidthCharge.charge(
                for: transaction.bandwidth, recipient: recipient, from: sources, at: fees),
            let fixedFees = fees.fixedFees(of: transaction, recipient: recipient),
            let before = bandwidth.fee.adding(fixedFees)
        else { return nil }
        self.bandwidth = bandwidth
        self.fixedFees = fixedFees
        guard var call else {
            (energy, runsOutOfEnergy, burnt) = (nil, false, before)
            return
        }
        guard let balance = call.terms.balance.subtracting(before) else { return nil }
        call.terms.balance = balance
        let limit = call.terms.limit
        guard let bill = call.terms.bill(for: min(call.energy, limit)), let burnt = before.adding(bill.fee)
        else {
            return nil
        }
        (energy, runsOutOfEnergy, self.burnt) = (bill, call.energy > limit, burnt)
    }
}
