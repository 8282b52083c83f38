/// Why a transaction can't be planned now.
package enum PlanRefusal: Error, Sendable, Equatable {
    /// The wallet has too little of the asset, or of TRX for the fee.
    case insufficientFunds(Asset)
    /// Stake does not cover the energy, and burning TRX is switched off or would exceed the limit.
    case insufficientEnergy(String)
    /// The contract would refuse the call, with this reason.
    case wouldRevert(String)
}
