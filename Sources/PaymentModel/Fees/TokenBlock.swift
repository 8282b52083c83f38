/// Why a token refuses transfers of a wallet, by its owner's decision; it gives no reason itself, but can be asked
/// (TetherToken: `paused`, `isBlackListed`).
package enum TokenBlock: Hashable, Sendable {
    /// Nobody can transfer the token.
    case paused
    /// The wallet can't.
    case blacklisted

    /// For people.
    package func words(of token: Token) -> String {
        switch self {
        case .paused: "\(token.symbol) is paused: its contract refuses every transfer"
        case .blacklisted:
            "the wallet is on the black list of \(token.symbol): its contract refuses the transfer"
        }
    }
}
