/// The peers that a node would have. There are none: what is set here is what a broadcast is judged by
/// (`Wallet.broadcastTransaction`).
struct NodeNetwork: Hashable, Sendable {
    /// `node.minEffectiveConnection`; 0 asks for no peers.
    var connectionsMin: Int64 = 0
    /// Peers that are connected.
    var connected: Int64 = 0
    /// Those of them that are in step.
    var effective: Int64 = 0
    /// Those that take a transaction; nil is all that are in step.
    var reached: Int64?
    /// `node.maxUnsolidifiedBlocks`; 0 switches the check off (`node.unsolidifiedBlockCheck`).
    var unsolidifiedMax: Int64 = 0

    /// Whether the node takes a transaction at all, with so many blocks above the solidified one.
    func admit(unsolidified: Int64) throws(BroadcastRefusal) {
        if unsolidifiedMax > 0, unsolidified >= unsolidifiedMax { throw .unsolidified }
        guard connectionsMin > 0 else { return }
        guard connected > 0 else { throw .noConnection }
        guard effective >= connectionsMin else {
            throw .init(
                .notEnoughConnections,
                "Effective connection:\(effective) lt minEffectiveConnection:\(connectionsMin)")
        }
    }

    /// Whether a transaction that was taken reaches anybody.
    func relay() throws(BroadcastRefusal) {
        if connectionsMin > 0, (reached ?? effective) == 0 { throw .notRelayed }
    }
}
