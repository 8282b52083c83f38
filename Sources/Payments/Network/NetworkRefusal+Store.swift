public import PaymentModel
public import Tron

extension NetworkRefusal {
    /// The store called `name` belongs to the chain that begins with `kept`, and the configured network is another.
    package init(store name: String, of kept: BlockID, network: NetworkName) {
        reason = """
            \(name) belongs to \(Self.words(of: kept)); LUCID_NETWORK is \(network.rawValue). \
            Use another LUCID_DATA_DIR.
            """
    }

    /// The store called `name` belongs to the chain that begins with `kept`, and the node is of another.
    package init(store name: String, of kept: BlockID, notOf genesis: BlockID) {
        reason = """
            \(name) belongs to \(Self.words(of: kept)); the node is of \(Self.words(of: genesis)). \
            Use another LUCID_DATA_DIR, or a node of that chain.
            """
    }

    /// Why a store of the chain that begins with `kept` can't serve `network`, whatever nodes say; nil where it can, as far
    /// as that is known without one.
    public static func of(
        store name: String, belongingTo kept: BlockID, configuredFor network: NetworkName
    ) -> Self? {
        let known = NetworkName(genesis: kept)
        let isPossible = network.genesisBlockID.map { $0 == kept.hex } ?? (known == nil)
        return isPossible ? nil : Self(store: name, of: kept, network: network)
    }

    private static func words(of genesis: BlockID) -> String {
        let name = NetworkName(genesis: genesis)?.rawValue ?? "a chain of its own"
        return "\(name) (genesis …\(genesis.hex.suffix(4)))"
    }
}
