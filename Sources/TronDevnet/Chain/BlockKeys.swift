import Tron

/// The keys that blocks are signed with.
struct BlockKeys: Sendable {
    private let keys: [Address: PrivateKey]
    private let outsider: PrivateKey

    /// - Parameter outsider: a key that is not a witness's.
    init(_ keys: [PrivateKey], outsider: PrivateKey) {
        self.keys = Dictionary(keys.map { ($0.address, $0) }) { first, _ in first }
        self.outsider = outsider
    }

    /// Who stands in the header of a block that `author` makes in `witness`'s slot, and the key that signs it: the one that
    /// the witness's permission named before the block, where it is known here, else its own.
    func signing(
        _ author: BlockAuthor, inSlotOf witness: Address, on state: ChainState
    ) -> (witness: Address, key: PrivateKey) {
        switch author {
        case .stranger: return (outsider.address, outsider)
        case .impostor: return (witness, outsider)
        case .witness:
            // A permission can be changed but never removed: a witness without one now had none before.
            guard state.accounts[witness]?.permissions?.witness != nil else {
                return (witness, keys[witness] ?? outsider)
            }
            let named = state.accounts.sealed(witness)?.permissions?.witness?.keys.first?.address
            return (witness, named.flatMap { keys[$0] } ?? keys[witness] ?? outsider)
        }
    }
}
