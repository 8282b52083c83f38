/// The chain's parameters by their names in `getchainparameters`.
public struct ChainParameters: Hashable, Sendable {
    /// A name without a value is 0.
    public let values: [String: Int64]

    /// Parameters with these values.
    public init(values: [String: Int64]) {
        self.values = values
    }

    /// Sun burnt for a unit of energy; 100 where the parameter is 0 (java-tron: `EnergyProcessor`).
    public var energyPrice: Sun {
        let price = values["getEnergyFee"] ?? 0
        return Sun(price == 0 ? 100 : price)
    }
    /// Sun burnt for a byte of bandwidth.
    public var bandwidthPrice: Sun { Sun(values["getTransactionFee"] ?? 0) }
    /// Sun burnt for a memo.
    public var memoFee: Sun { Sun(values["getMemoFee"] ?? 0) }
    /// Sun burnt for a new account in place of bandwidth.
    public var createAccountFee: Sun { Sun(values["getCreateAccountFee"] ?? 0) }
    /// Sun burnt for a new account on top of that.
    public var newAccountFee: Sun { Sun(values["getCreateNewAccountFeeInSystemContract"] ?? 0) }
    /// The most that a transaction may name as its fee limit.
    public var feeLimitMax: Sun { Sun(values["getMaxFeeLimit"] ?? 0) }
}
