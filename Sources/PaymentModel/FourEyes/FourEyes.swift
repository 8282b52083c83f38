/// What needs a second person (`LUCID_FOUR_EYES`).
public enum FourEyes: String, CaseIterable, Sendable {
    /// The end of a wallet's freeze.
    case unfreeze
    /// Trust in recipients of direct payouts.
    case recipients
    /// Keys for programs.
    case keys
}
