public import Tron

extension NetworkName {
    /// The id of the first block, nil if every chain has its own.
    package var genesisBlockID: String? {
        switch self {
        case .mainnet: "00000000000000001ebf88508a03865c71d452e25f4d51194196a1d22b6653dc"
        case .nile: "0000000000000000d698d4192c56cb6be724a558448e2684802de4d6cd8690dc"
        case .shasta: "0000000000000000de1aa88295e1fcf982742f773e0419c5a9c134c994a9059e"
        case .devnet, .custom: nil
        }
    }

    /// The public network that begins with `genesis`; nil for every other chain.
    package init?(genesis: BlockID) {
        guard let known = Self.allCases.first(where: { $0.genesisBlockID == genesis.hex }) else { return nil }
        self = known
    }

    /// The well-known USDT contract of the network; nil if there is none.
    public var usdtContract: Address? {
        switch self {
        case .mainnet: try? Address(parsing: "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t")
        case .nile: try? Address(parsing: "TXYZopYRdj2D9XRtbG411XZZ3kM5VkAeBf")
        case .shasta: try? Address(parsing: "TG3XXyExBkPp9nzdajDZsozEu4BkaSJozs")
        case .devnet: try? Address(parsing: "TGGTVu2D4toweExdSHceqYyKQCrCFNzukJ")
        case .custom: nil
        }
    }

    /// Well-known nodes of the network, in order of preference.
    public var nodeURLs: [String] {
        switch self {
        case .mainnet: ["https://api.trongrid.io"]
        case .nile: ["https://nile.trongrid.io"]
        case .shasta: ["https://api.shasta.trongrid.io"]
        case .devnet: ["http://127.0.0.1:9090"]
        case .custom: []
        }
    }

    /// How far a node's head block may be from the wall clock before nothing is signed; nil for chains whose clock
    /// may be anywhere.
    package var headAgeMax: Duration? {
        switch self {
        case .mainnet, .nile, .shasta: .seconds(60)
        case .devnet, .custom: nil
        }
    }
}
