package import Tron

/// Why no plan can be made for a transaction now.
package enum PlanRefusal: Error, Sendable, Equatable {
    /// The wallet has too little of the asset, or of TRX for the fee.
    case insufficientFunds(Asset)
    /// Stake does not cover the energy, and burning TRX is switched off or would exceed the limit.
    case insufficientEnergy(String)
    /// The token refuses transfers of the wallet until its owner decides otherwise.
    case blocked(TokenBlock, Token)
    /// The caller's fee limit does not pay for what the call takes now.
    case feeLimitTooLow(needed: Sun, energy: Energy)
    /// The contract refuses the call: its words.
    case wouldRevert(String)
}
