/// How much more a busy contract costs: the dynamic energy model (TIP-491; java-tron: `ContractStateCapsule`,
/// `VM.play`).
public struct ContractEnergyFactor: Hashable, Sendable {
    /// Energy without penalties that the contract used in `cycle`.
    public var usage: Int64
    /// In ten-thousandths on top: 10,000 doubles the cost.
    public var factor: Int64
    /// The maintenance cycle of these numbers; 0 if nothing is known yet.
    public var cycle: Int64

    /// The numbers of one cycle; by default of a contract that nobody has called yet.
    public init(usage: Int64 = 0, factor: Int64 = 0, cycle: Int64 = 0) {
        self.usage = usage
        self.factor = factor
        self.cycle = cycle
    }

    /// The chain's parameters of the model.
    public struct Parameters: Hashable, Sendable {
        /// Use in a cycle from which on the factor grows: `getDynamicEnergyThreshold`.
        public var threshold: Int64
        /// By how many ten-thousandths: `getDynamicEnergyIncreaseFactor`.
        public var increase: Int64
        /// How far: `getDynamicEnergyMaxFactor`.
        public var factorMax: Int64

        /// The chain's parameters, by the names above.
        public init(threshold: Int64, increase: Int64, factorMax: Int64) {
            self.threshold = threshold
            self.increase = increase
            self.factorMax = factorMax
        }
    }

    /// `DYNAMIC_ENERGY_FACTOR_DECIMAL`: 1 in ten-thousandths.
    private static let one: Int64 = 10_000
    /// `DYNAMIC_ENERGY_DECREASE_DIVISION`: it falls by a quarter of what it rises.
    private static let decreaseDivision: Double = 4

    /// The state at the beginning of maintenance cycle `now` (`ContractStateCapsule.catchUpToCycle`).
    public func caughtUp(to now: Int64, under parameters: Parameters) -> Self {
        guard cycle != now else { return self }
        guard cycle < now, cycle != 0 else { return Self(cycle: now) }
        var state = self
        let rise = Double(parameters.increase) / Double(Self.one)
        if usage > parameters.threshold {
            let risen = JavaArithmetic.long(Double(factor &+ Self.one) * (1 + rise)) &- Self.one
            state = Self(factor: min(parameters.factorMax, risen), cycle: cycle + 1)
        }
        let cycles = now &- state.cycle
        guard cycles > 0 else { return state }
        let base = 1 - Double(parameters.increase) / Self.decreaseDivision / Double(Self.one)
        let decay = StrictPower.power(base, cycles)
        let fallen = JavaArithmetic.long(Double(state.factor &+ Self.one) * decay) &- Self.one
        return Self(factor: max(0, fallen), cycle: now)
    }

    /// The penalty on an operation of `energy`. java-tron adds it operation by operation; on a whole call's
    /// energy this is an upper bound that is off by less than one unit an operation.
    public func penalty(on energy: Int64) -> Int64 {
        guard factor > 0 else { return 0 }
        return max(0, JavaArithmetic.quotient(energy &* (Self.one &+ factor), Self.one) &- energy)
    }
}
