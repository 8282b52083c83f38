package import Tron

/// Why no plan can be made for a transaction now.
package enum PlanRefusal: Error, Sendable, Equatable {
    /// The wallet has not enough of the asset, or of TRX for the fee.
    case insufficientFunds(Asset)
    /// Stake does not give the energy, and burning TRX for it is switched off, or costs more than is allowed.
    case insufficientEnergy(String)
    /// The token refuses transfers of the wallet until its owner decides otherwise.
    case blocked(TokenBlock, Token)
    /// The caller's fee limit does not pay for what the call takes now.
    case feeLimitTooLow(needed: Sun, energy: Int64)
    /// The contract refuses the call: its words.
    case wouldRevert(String)
}
